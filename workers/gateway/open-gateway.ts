import { foodsById } from '@/lib/domain/menu'
import { expectedPortions } from '@/lib/domain/parked'
import type { Menus } from '@/lib/operations/ports'
import type { BoardCall } from '@/lib/realtime/contract'
import { LOG_NAMESPACE } from '@/lib/realtime/log'
import { accessFile } from '@/lib/server/access-file'
import { escposReceipt } from '@/lib/server/escpos'
import { networkPrinter } from '@/lib/server/network-printer'
import { systemSecrets } from '@/lib/server/secrets'
import type { OpenDeps } from '@/workers/deps'
import type { Shutdown } from '@/workers/shutdown'
import type { DeskPorts } from './access/desk'
import { type Access, openAccess } from './access/open-access'
import { createApi } from './api'
import { cookNews } from './cook-news'
import { DayRoom } from './day-room'
import { openDemos } from './demos/open-demos'
import type { Change } from './frames'
import { ALIVE_PATH, READY_PATH } from './health'
import { LogView } from './log/log-view'
import { Papers } from './papers'
import { Picture } from './picture'
import { PrintDesk } from './print-desk'
import { readPicture } from './read-picture'
import type { Route } from './route'
import { shopRoutes } from './routes'
import { Screens } from './screens'
import type { Gateway } from './server'
import { Typing } from './typing'
import { watchShop } from './watch-shop'

export type OpenOptions = {
  deps: OpenDeps
  gateway: Gateway
  shutdown: Pick<Shutdown, 'add'>
  webPort: number
  /** What Node runs for a demonstration. */
  demoProgram: readonly string[]
  onCrash(error: Error): void
}

const SETTLE_WITHIN_MS = 1000
const DAY_LOOKED_AT_MS = 10_000
const SILENCE_LOOK_MS = 1000
/** What answers before all has been read that must be remembered. */
const ALWAYS = new Set([ALIVE_PATH, READY_PATH, '/metrics', '/api/openapi.json'])

/** Puts the parts together, and resolves with the table of addresses when all has been read that must be remembered: from then on the shop sells. */
export async function openGateway({
  deps,
  gateway,
  shutdown,
  webPort,
  demoProgram,
  onCrash,
}: OpenOptions): Promise<{ routes: readonly Route[] }> {
  const { logger, menus, clock } = deps
  const gone: DeskPorts['onGone'][] = []
  const access = await openAccess({
    log: accessFile(deps.env.CHIPPY_DATA),
    secrets: systemSecrets,
    clock,
    ids: deps.ids,
    links: deps.env.OWNER_LINKS.split(',').filter((link) => link !== ''),
    onGone: (whom) => gone.forEach((cutOff) => cutOff(whom)),
    onError: (error) => logger.error({ err: error }, 'who may come in cannot be written down'),
    say: (message) => logger.warn(message),
  })
  shutdown.add('the door', async () => access.close())
  const picture = new Picture(deps.env.SHOP, deps.env.TIME_ZONE)
  const watch = watchShop(deps, webPort)
  shutdown.add('questions to the broker', () => watch.close())

  const demos = openDemos(deps.env, demoProgram)
  shutdown.add('demonstrations', () => Promise.race([demos.close(), deps.pause(SETTLE_WITHIN_MS)]))

  const view = new LogView(deps)
  shutdown.add('looking into the log', () => view.close())

  let opened = false
  const onError = (error: unknown) => logger.warn({ err: error }, 'a request could not be answered')
  const listeners: ((change: Change) => void)[] = []
  const onChange = (change: Change) => listeners.forEach((listener) => listener(change))
  const desk = new PrintDesk({
    printer: networkPrinter,
    settings: menus.receipts,
    encode: escposReceipt,
    onChange: (printer) => onChange({ printer }),
  })
  menus.onReceiptsSet(() => desk.changed())
  const papers = new Papers(deps.pause)
  shutdown.add('receipts that the log does not have yet', () => Promise.race([papers.close(), deps.pause(SETTLE_WITHIN_MS)]))
  const rings: ((call: BoardCall) => number)[] = []
  const callOut = (call: BoardCall) => rings.reduce((boards, ring) => boards + ring(call), 0)
  const isReady = () => opened
  const typing = new Typing()
  const parked = () => expectedPortions(picture.parked.all(), menus.current(), clock.nowMs())
  const news = () => {
    const fromLog = { plan: menus.cookPlan(), range: picture.range, parked: parked() }
    return cookNews({ ...fromLog, timeZone: deps.env.TIME_ZONE, typing, nowMs: clock.nowMs() })
  }
  const { routes, metrics, once, readDay, today } = shopRoutes({
    deps,
    access,
    picture,
    watch,
    demos,
    view,
    desk,
    papers,
    isReady,
    onChange,
    callOut,
    news,
  })
  const { callerOf } = access
  const onUsed = (session: string) => access.desk.used(session)
  gateway.serve(createApi({ routes, isReady, always: ALWAYS, callerOf, onUsed, onAnswered: metrics.answered, onError }))
  // Without a broker they never settle; whoever asked sends them again, with the same id.
  shutdown.add('orders that are not confirmed', () => Promise.race([once.settled(), deps.pause(SETTLE_WITHIN_MS)]))

  const tellCook = () => onChange({ cook: news })
  const log = await readPicture({ deps, picture, onChange, onCrash })
  shutdown.add('reading', () => log.stop())
  const screens = new Screens({
    server: gateway.server,
    guard: gateway.guard,
    callerOf,
    ready: log.caughtUp,
    behindMs: () => log.behindMs(clock.nowMs()),
    snapshot: () => ({ ...snapshotOf(deps, access, picture, desk), cook: news() }),
    onManager: () => void dayRoom.sendNow(),
    onTyping: (from, portions) => typing.set(from, onTheMenu(portions, menus), clock.nowMs()) && tellCook(),
    onGone: (from) => typing.gone(from) && tellCook(),
    onError,
  })
  menus.onCookPlan(tellCook)
  let toldParked = JSON.stringify(parked())
  const silence = setInterval(() => {
    const nowParked = JSON.stringify(parked())
    const isSilent = typing.expire(clock.nowMs())
    if (isSilent || nowParked !== toldParked) tellCook()
    toldParked = nowParked
  }, SILENCE_LOOK_MS)
  shutdown.add('what tills are typing', async () => clearInterval(silence))
  gone.push((whom) => screens.cutOff(whom))
  rings.push((call) => screens.callOut(call))
  view.attach(screens.namespace(LOG_NAMESPACE), onError)
  gateway.screensAttached()
  const dayRoom = new DayRoom({
    isOpen: () => (screens.open().manager ?? 0) > 0,
    read: () => readDay(today()),
    send: (report) => screens.sendDay(report),
    onError,
  })
  menus.onPublished(({ version }) => screens.changed({ menuVersion: version }))
  // A new trading day begins whole, and no event says so.
  let date = today()
  const day = setInterval(() => {
    if (date === today()) return
    date = today()
    onChange({ left: picture.onSale.left(clock.nowMs()) })
  }, DAY_LOOKED_AT_MS)
  shutdown.add('the day', async () => clearInterval(day))
  listeners.push(
    (change) => screens.changed(change.fryer ? { ...change, cook: news } : change),
    // What is being typed is in no report.
    ({ cook: _, ...change }) => Object.keys(change).length > 0 && dayRoom.changed(),
  )
  shutdown.add('screens', async () => {
    dayRoom.close()
    await screens.close()
  })

  await log.caughtUp
  opened = true
  return { routes }
}

/** What is typed is believed of food that is cooked here, and of nothing else. */
function onTheMenu(portions: Readonly<Record<string, number>>, menus: Menus): Record<string, number> {
  const foods = foodsById(menus.current())
  return Object.fromEntries(Object.entries(portions).filter(([food]) => (foods.get(food)?.kind ?? 'free') !== 'free'))
}

function snapshotOf({ env, menus, clock }: OpenDeps, access: Access, picture: Picture, desk: PrintDesk) {
  const menu = menus.current()
  return {
    shopName: access.shopName(),
    menuVersion: menu.version,
    menuConfirmed: menu.confirmed,
    publicUrl: env.PUBLIC_URL,
    orders: picture.board.recent(clock.nowMs()),
    sales: picture.parked.all(),
    printer: desk.state,
    cabinet: picture.cabinetView,
    lastNumbers: picture.numbers.highest(clock.nowMs()),
    left: picture.onSale.left(clock.nowMs()),
  }
}
