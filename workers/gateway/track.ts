import { z } from 'zod'
import { emptyCabinet } from '@/lib/domain/cabinet/state'
import { viewOf } from '@/lib/domain/cabinet/view'
import { linkIn } from '@/lib/domain/link'
import { allergens } from '@/lib/domain/menu'
import { type Track, trackOf } from '@/lib/domain/track'
import { linkHash } from '@/lib/operations/link-hash'
import type { Menus } from '@/lib/operations/ports'
import type { TrackAnswer } from '@/lib/realtime/track'
import type { ReceiptSet } from '@/lib/topics/menu'
import { type Answer, notFound, ok, refuse } from './answer'
import { Buckets } from './buckets'
import type { FindOrder, FoundOrder } from './find-order'
import type { Picture } from './picture'
import { receiptShop } from './receipts'
import { get, type Route } from './route'

export type TrackOptions = {
  shop: number
  shopName(): string
  receipts(): ReceiptSet | null
  picture: Picture
  menus: Menus
  find: FindOrder
  nowMs(): number
}

/** All who ask: hundreds of pages that ask every three seconds, and not so many that the tills would feel it. */
const ALL = { atOnce: 600, perSecond: 300 }
/** Who follows one order: a few phones. */
const EACH = { atOnce: 20, perSecond: 4 }

const ms = z.number()
const foods = z.array(z.string())
const trackAnswer = z.object({
  shopName: z.string(),
  shopAddress: z.array(z.string()),
  vatNumber: z.string().nullable(),
  serverNowMs: ms,
  ticket: z.string(),
  placedAtMs: ms,
  inKitchenAtMs: ms.nullable(),
  stage: z.union([
    z.object({ kind: z.enum(['sent', 'wraps', 'ready', 'collected', 'cancelled']) }),
    z.object({ kind: z.enum(['waits', 'fries']), foods }),
  ]),
  standing: z.object({ atMs: ms, minutes: z.int(), late: z.boolean() }).nullable(),
  readyAtMs: ms.nullable(),
  endedAtMs: ms.nullable(),
  eatIn: z.boolean(),
  allergies: z.array(z.enum(allergens)),
  payment: z.enum(['cash', 'card', 'split']).nullable(),
  lines: z.array(
    z.object({
      quantity: z.int(),
      unmade: z.int(),
      name: z.string(),
      choices: z.array(z.string()),
      totalPence: z.int(),
      allergens: z.array(z.enum(allergens)).nullable(),
    }),
  ),
  totalPence: z.int(),
  backPence: z.int(),
  vatPence: z.int().nullable(),
  vat: z
    .array(z.object({ vat: z.enum(['standard', 'zero']), percent: z.number(), netPence: z.int(), vatPence: z.int(), grossPence: z.int() }))
    .nullable(),
  allergensChecked: z.boolean(),
}) satisfies z.ZodType<TrackAnswer>

/**
 * What customers ask, with nothing but the link. Anybody can: so it answers nothing but what the holder of the link may know, the same
 * to a link that never was and to one that is over, and nobody more than a bucket holds.
 */
export function trackRoutes(options: TrackOptions): Route[] {
  const all = new Buckets(ALL)
  const each = new Buckets(EACH)
  return [
    get(
      { path: '/api/track/:link', summary: 'An order as its customer may follow it', may: 'anyone', answer: trackAnswer },
      async ({ params }) => {
        const nowMs = options.nowMs()
        if (!all.take('all', nowMs)) return tooMany()
        const link = linkIn(params['link'] ?? '')
        const orderId = link === null ? undefined : options.picture.links.find(linkHash(link))
        if (orderId === undefined) return nothingThere()
        if (!each.take(orderId, nowMs)) return tooMany()
        const found = await options.find(orderId)
        const track = found && told(options, found, nowMs)
        return track ? ok({ ...headOf(options), serverNowMs: nowMs, ...track }) : nothingThere()
      },
    ),
  ]
}

function told({ shop, picture, menus }: TrackOptions, { facts, placed }: FoundOrder, nowMs: number): Track | null {
  return trackOf({
    facts,
    sold: placed,
    menu: (placed && menus.version(placed.menuVersion)) ?? menus.at(facts.placed?.atMs ?? nowMs),
    foodMenu: menus.current(),
    cabinet: picture.cabinetView ?? viewOf(emptyCabinet(shop, 0)),
    nowMs,
  })
}

function headOf({ shopName, receipts }: TrackOptions) {
  const { name, address, vatNumber } = receiptShop(shopName(), receipts())
  return { shopName: name, shopAddress: address, vatNumber }
}

const nothingThere = (): Answer => notFound('Nothing is shown here: the code is not ours, or its order was over a day ago.')
const tooMany = (): Answer => refuse(429, 'too-many', 'Too many ask at once. Ask again in a few seconds.')
