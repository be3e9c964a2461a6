import fc from 'fast-check'
import { exampleMenu } from '../../prisma/menu'
import { paymentOfParts, sumOf } from '../domain/payment'
import { turned } from '../domain/payment-correction'
import { priceParts } from '../domain/pricing'

/** What good records are made of: figures that add up, food that is sold, ids and times as the shop writes them. */

export const text = (maxLength: number) => fc.string({ unit: 'binary', minLength: 1, maxLength: Math.floor(maxLength / 2) })
export const time = fc
  .date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
export const food = fc.constantFrom(...exampleMenu.foods.map(({ id }) => id))
export const parts = fc.array(fc.array(food, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
export const shop = fc.nat({ max: 1000 })
const request = fc.constantFrom('x', 'w0LJ2k9ZlQp3sV8aYb1N4c')
export const portions = fc.integer({ min: 1, max: 60 })
export const reason = text(80)

export const reference = fc.record({
  id: fc.uuid(),
  shop,
  order: fc.nat({ max: 1_000_000_000 }),
  till: fc.nat({ max: 9999 }),
  ticket: text(20),
  parts,
})
const money = { method: fc.constantFrom('cash' as const, 'card' as const), tenderedPence: fc.nat({ max: 100_000 }), reference: text(64) }
const part = fc.record({ ...money, pence: fc.nat({ max: 100_000 }) }, { requiredKeys: ['method', 'pence'] })
const split = fc.record({ method: fc.constant('split' as const), parts: fc.array(part, { minLength: 1, maxLength: 20 }) })
export const payment = fc.option(fc.oneof(fc.record(money, { requiredKeys: ['method'] }), split))
const choices = fc.dictionary(fc.constantFrom('paper', 'on-top'), text(40))
const dressing = fc.record({ options: choices, note: text(80) }, { requiredKeys: [] })

/** Figures that add up, as the shop prices them; now and then with options and a note. */
export const sale = fc
  .tuple(reference, fc.boolean(), dressing, payment, fc.nat({ max: 9 }), time)
  .map(([order, eatIn, dressed, paid, menuVersion, placedAt]) => {
    const priced = priceParts(exampleMenu, order.parts, eatIn)
    if (!priced.ok) throw new Error('the example menu does not price its own food')
    const { totalPence, vatPence } = priced
    return {
      ...order,
      placedAt,
      eatIn,
      lines: priced.lines.map((line) => ({ ...line, ...dressed })),
      totalPence,
      vatPence,
      payment: paid,
      menuVersion,
    }
  })

/** What the customer was told and given: nothing, or a time, or a link, or both. */
export const toldToCustomer = fc.record({ promisedAt: time, linkHash: fc.constant('mPfq-_0'.padEnd(43, 'x')) }, { requiredKeys: [] })
/** What a till says of a sale that has waited there. */
export const fromQueue = fc.record({ arrivedAt: time, by: fc.uuid() }, { requiredKeys: [] })
export const ready = fc.constant({ ready: true as const })
export const round = fc.record({ round: fc.integer({ min: 1, max: 1000 }) })
/** Of lines that are ticked or started. */
export const lineTurns = fc.array(fc.record({ line: fc.nat({ max: 499 }), turn: fc.nat() }), { minLength: 1, maxLength: 5 })
export const act = fc.record({ request }, { requiredKeys: [] })
export const merge = <A extends object, B extends object>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>): fc.Arbitrary<A & B> =>
  fc.tuple(a, b).map(([x, y]) => ({ ...x, ...y }))
const allowed = { reason, approval: fc.uuid(), approvedPence: fc.nat({ max: 10_000 }) }
export const percentOff = fc.record({ ...allowed, percent: fc.integer({ min: 1, max: 100 }) }, { requiredKeys: ['percent', 'reason'] })
export const penceOff = fc.record({ ...allowed, pence: fc.integer({ min: 1, max: 10_000 }) }, { requiredKeys: ['pence', 'reason'] })
export const batch = fc.record({ shop, batch: fc.uuid(), food, portions, at: time })

export const asked = fc.array(fc.record({ item: fc.constant('cod'), quantity: fc.integer({ min: 1, max: 99 }) }), {
  minLength: 1,
  maxLength: 4,
})

const { items, foods, options, consumables } = exampleMenu
/** A few of everything: the whole menu would be most of what the properties look at. */
export const smallMenu = {
  ...exampleMenu,
  items: items.slice(0, 2),
  foods: foods.slice(0, 2),
  options: options.slice(0, 1),
  consumables: consumables.slice(0, 2),
  foodUses: {},
}

const unitsBack = fc.record({
  line: fc.nat({ max: 499 }),
  item: text(60),
  name: text(80),
  quantity: fc.integer({ min: 1, max: 99 }),
  totalPence: fc.integer({ min: 500, max: 5000 }),
  vat: fc.constantFrom('standard' as const, 'zero' as const),
  vatPence: fc.nat({ max: 500 }),
})
export const doers = fc.record({ by: fc.uuid(), approvedBy: fc.uuid() }, { requiredKeys: [] })
export const atTill = fc.record({ atTill: fc.nat({ max: 9999 }) }, { requiredKeys: [] })
export const back = merge(
  fc.record({ method: fc.option(fc.constantFrom('cash' as const, 'card' as const)), reason }),
  merge(doers, merge(atTill, act)),
)
export const sums = (lines: readonly { totalPence: number; vatPence: number }[]) => ({
  totalPence: lines.reduce((sum, line) => sum + line.totalPence, 0),
  vatPence: lines.reduce((sum, line) => sum + line.vatPence, 0),
})
export const corrected = fc
  .tuple(
    fc.array(fc.record({ method: money.method, pence: fc.integer({ min: 1, max: 100_000 }) }), { minLength: 1, maxLength: 20 }),
    fc.nat(),
    fc.integer({ min: 1, max: 1000 }),
  )
  .map(([paid, turn, round]) => {
    const [was, totalPence] = [paymentOfParts(paid), sumOf(paid)]
    return { was, payment: turned(was, totalPence, [turn % paid.length]), totalPence, round }
  })
export const linesBack = fc.array(unitsBack, { minLength: 1, maxLength: 4 })
export const removed = fc.array(merge(unitsBack, fc.record({ parts })), { minLength: 1, maxLength: 4 })
