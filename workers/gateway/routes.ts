import type { CookNews } from '@/lib/domain/range/sight'
import { tradingDate } from '@/lib/domain/trading-date'
import type { BoardCall } from '@/lib/realtime/contract'
import { cardTerminal } from '@/lib/server/card-terminal'
import { readDayOrders } from '@/lib/server/queries/day-orders'
import { readDayReport } from '@/lib/server/queries/day-report'
import { readOrderHistory } from '@/lib/server/queries/order-history'
import { redisNames } from '@/lib/server/redis-names'
import { systemAlarm } from '@/lib/server/system'
import type { OpenDeps } from '@/workers/deps'
import type { Access } from './access/open-access'
import { accessRoutes } from './access/routes'
import { allergenRoutes } from './allergens'
import { Away } from './answer'
import { approvalRoutes, createAllow } from './approvals'
import { atTill } from './at-till'
import { availabilityRoutes } from './availability'
import { callRoutes } from './calls'
import { cardPaymentRoutes } from './card-payments'
import { cookPlanRoutes } from './cook-plan'
import { correctPaymentRoutes } from './correct-payment'
import { counterRoutes } from './counter'
import type { OpenDemos } from './demos/open-demos'
import { demoRoutes } from './demos/routes'
import { createFindOrder, createFindSale } from './find-order'
import { findOrdersRoutes } from './find-orders'
import type { Change } from './frames'
import { fryerRoutes } from './fryer'
import { giveBackRoutes } from './give-back'
import { healthRoutes } from './health'
import { InTurn } from './in-turn'
import { limitsRoutes } from './limits'
import type { LogView } from './log/log-view'
import { logRoutes } from './log/routes'
import { createMetrics, type Metrics } from './metrics'
import { nameRoutes } from './names'
import { Once } from './once'
import { openapiRoute } from './openapi'
import { orderActRoutes } from './order-acts'
import { orderRoutes } from './orders'
import type { Papers } from './papers'
import { parkingRoutes } from './parking'
import type { Picture } from './picture'
import type { PrintDesk } from './print-desk'
import { createPublisher } from './publisher'
import { createReadSale } from './read-sale'
import { receiptRoutes } from './receipts'
import { reportRoutes } from './reports'
import type { Route } from './route'
import { stateRoutes } from './state'
import { trackRoutes } from './track'
import type { ShopWatch } from './watch-shop'

/** People are told within three seconds, whatever the broker does; the rest is for the way there and back on a busy machine. */
const ANSWER_WITHIN_MS = 2500
const MOST_PENDING = 1000

export type RoutesOptions = {
  deps: OpenDeps
  access: Access
  picture: Picture
  watch: ShopWatch
  demos: OpenDemos
  view: LogView
  desk: PrintDesk
  papers: Papers
  isReady(): boolean
  onChange(change: Change): void
  /** Calls an order on the boards that are open; how many there are. */
  callOut(call: BoardCall): number
  /** What the cook's displays are told. */
  news(): CookNews
}

export type ShopRoutes = {
  routes: Route[]
  metrics: Metrics
  once: Once
  readDay(date: string): ReturnType<typeof readDayReport>
  today(): string
}

/** The whole API of the shop. */
export function shopRoutes(options: RoutesOptions): ShopRoutes {
  const { deps, access, picture, watch, demos, view, desk, papers, isReady, onChange, callOut, news } = options
  const { env, menus, clock, db, log } = deps
  const { SHOP: shop, PARTITIONS: partitions } = env
  const nowMs = () => clock.nowMs()
  const once = new Once({ memory: picture.memory, nowMs, alarm: systemAlarm, deadlineMs: ANSWER_WITHIN_MS, mostPending: MOST_PENDING })
  const metrics = createMetrics({ picture, menus, nowMs, lag: watch.lag, deadLetters: watch.deadLetters, pending: () => once.pendingCount })
  const publish = createPublisher({
    log,
    nowMs,
    onPublished: (events) => onChange(picture.takeOwn(events, nowMs())),
    onAcknowledged: metrics.acknowledged,
  })
  const find = createFindOrder({ board: picture.board, history: (id) => fromBooks(() => readOrderHistory(db, id)) })
  const findSale = createFindSale({ readSale: createReadSale(deps) })
  const names = redisNames(deps.redis, env.REDIS_PREFIX, shop)
  const limits = () => menus.limits()
  const allow = createAllow({ desk: access.desk, limits, limitsAt: (atMs) => menus.limitsAt(atMs) })
  const acting = { shop, partitions, once, inTurn: new InTurn(), publish, find, menus, clock, links: picture.links }
  const today = () => tradingDate(nowMs(), env.TIME_ZONE)
  const readDay = (date: string) => fromBooks(() => readDayReport(db, { date, shop, menu: menus.current(), nowMs: nowMs() }))
  const routes = [
    ...accessRoutes(access),
    ...orderRoutes({
      ...acting,
      findSale,
      numbers: picture.numbers,
      allow,
      onSale: picture.onSale,
      atTill,
      isPerson: (id) => Object.hasOwn(access.desk.now.people, id),
    }),
    ...findOrdersRoutes({
      board: picture.board,
      names,
      timeZone: env.TIME_ZONE,
      today,
      day: (date, ticket) => fromBooks(() => readDayOrders(db, { shop, date, ticket })),
    }),
    ...availabilityRoutes({ ...acting, onSale: picture.onSale }),
    ...orderActRoutes(acting),
    ...nameRoutes({
      once,
      names,
      isKnown: (id) => picture.board.find(id)?.facts.placed !== undefined || picture.parked.find(id) !== undefined,
    }),
    ...parkingRoutes({ ...acting, atTill, parked: picture.parked }),
    ...giveBackRoutes({ ...acting, findSale, allow }),
    ...correctPaymentRoutes({ ...acting, findSale, allow }),
    ...approvalRoutes(access),
    ...limitsRoutes({ ...acting, limits }),
    ...cardPaymentRoutes({ once, atTill, terminal: cardTerminal(env.CARD_TERMINAL) }),
    ...callRoutes({ once, find, nowMs, callOut }),
    ...counterRoutes({
      ...acting,
      collectAfterMinutes: () => menus.collectAfterMinutes() ?? env.COLLECT_AFTER_SECONDS / 60,
    }),
    ...allergenRoutes({ shopName: access.shopName, menus, nowMs }),
    ...trackRoutes({ shop, shopName: access.shopName, receipts: menus.receipts, picture, menus, find, nowMs }),
    ...receiptRoutes({
      ...acting,
      findSale,
      timeZone: env.TIME_ZONE,
      publicUrl: env.PUBLIC_URL,
      printerHere: env.PRINTER_ON_THIS_MACHINE === 'allowed',
      shopName: access.shopName,
      settings: menus.receipts,
      desk,
      papers,
    }),
    ...fryerRoutes({ ...acting, range: picture.range, cabinet: () => picture.cabinet }),
    ...cookPlanRoutes({ ...acting, timeZone: env.TIME_ZONE }),
    ...stateRoutes({ shop, picture, menus, nowMs, news }),
    ...reportRoutes({ today, readDay }),
    ...logRoutes({ deps, view, once, inTurn: acting.inTurn }),
    ...demoRoutes({ ...demos, inTurn: new InTurn(), nowMs }),
    ...healthRoutes({ dependencies: watch.dependencies, lag: watch.lag, isReady }),
    metrics.route,
  ]
  return { routes: [...routes, openapiRoute(routes)], metrics, once, readDay, today }
}

async function fromBooks<Value>(ask: () => Promise<Value>): Promise<Value> {
  try {
    return await ask()
  } catch (error) {
    throw new Away('books', error)
  }
}
