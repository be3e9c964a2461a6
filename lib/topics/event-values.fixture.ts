import fc from 'fast-check'
import type { EventType, EventValues, NewEvent } from './event'
import {
  act,
  asked,
  atTill,
  back,
  batch,
  corrected,
  doers,
  food,
  fromQueue,
  linesBack,
  lineTurns,
  merge,
  parts,
  payment,
  penceOff,
  percentOff,
  portions,
  ready,
  reason,
  reference,
  removed,
  round,
  sale,
  shop,
  smallMenu,
  sums,
  text,
  time,
  toldToCustomer,
} from './event-parts.fixture'

/** Good values of every type of record, as the shop itself would write them. */
export const eventValues: { [T in EventType]: fc.Arbitrary<EventValues[T]> } = {
  'order.placed': merge(sale, merge(merge(toldToCustomer, fromQueue), act)),
  'order.cancelled': merge(sale, merge(fc.record({ reason }), merge(atTill, act))),
  'sale.parked': merge(
    fc.record({
      ...{ id: fc.uuid(), shop, till: fc.nat({ max: 9 }), eatIn: fc.boolean(), at: time },
      lines: asked,
      menuVersion: fc.integer({ min: 1, max: 9 }),
      totalPence: fc.nat({ max: 10_000 }),
    }),
    merge(fc.record({ discount: fc.oneof(percentOff, penceOff) }, { requiredKeys: [] }), act),
  ),
  'sale.resumed': merge(fc.record({ id: fc.uuid(), shop, till: fc.nat({ max: 9 }), at: time }), act),
  'receipt.printed': merge(reference, merge(fc.record({ copy: fc.boolean(), at: time }), act)),
  'order.changed': merge(
    merge(
      reference,
      removed.map((lines) => ({ removed: lines, ...sums(lines) })),
    ),
    merge(fc.record({ menuVersion: fc.nat({ max: 9 }) }), back),
  ),
  'order.refunded': merge(
    merge(
      reference,
      linesBack.map((lines) => ({ lines, ...sums(lines) })),
    ),
    back,
  ),
  'order.payment-corrected': merge(reference, merge(corrected, merge(doers, merge(atTill, act)))),
  'order.acknowledged': merge(
    reference,
    merge(
      act,
      fc.record(
        { seen: fc.array(fc.uuid(), { minLength: 1, maxLength: 3 }), lines: fc.array(fc.nat(20), { minLength: 1, maxLength: 3 }) },
        { requiredKeys: [] },
      ),
    ),
  ),
  'sale.voided': sale.chain(({ id, till, lines, totalPence }) =>
    merge(
      fc.record({
        ...{ id: fc.constant(id), shop, till: fc.constant(till), lines: fc.constant(lines) },
        totalPence: fc.constant(totalPence),
      }),
      merge(fc.record({ reason, at: time }), merge(doers, act)),
    ),
  ),
  'sale.refused': merge(
    fc.record({ id: fc.uuid(), shop, till: fc.nat({ max: 9 }), payment, why: fc.constant('sold-out'), words: text(200), at: time }),
    merge(
      fc.record({ order: fc.nat(1e9), lines: asked, food: parts, totalPence: fc.nat(10_000), by: fc.uuid() }, { requiredKeys: [] }),
      act,
    ),
  ),
  'payment.returned': merge(
    fc.record({
      ...{ sale: fc.uuid(), shop, till: fc.nat({ max: 9 }), at: time },
      ...{ method: fc.constantFrom('cash' as const, 'card' as const), pence: fc.nat({ max: 10_000 }) },
    }),
    act,
  ),
  'order.waiting': merge(reference, fc.record({ ready: fc.constant(false as const), missing: fc.array(food, { maxLength: 5 }) })),
  'order.hot': merge(reference, ready),
  'order.in-hand': merge(merge(reference, ready), fc.record({ round: fc.nat({ max: 1000 }) })),
  'order.ticked': merge(merge(reference, fc.record({ round: fc.nat({ max: 1000 }) })), merge(fc.record({ lines: lineTurns }), act)),
  'order.started': merge(
    merge(reference, fc.record({ round: fc.nat({ max: 1000 }), display: fc.record({ id: fc.uuid(), name: text(40) }) })),
    merge(fc.record({ lines: lineTurns }), act),
  ),
  'order.ready': merge(merge(reference, ready), merge(round, act)),
  'order.recalled': merge(reference, merge(round, act)),
  'order.collected': merge(
    merge(reference, ready),
    merge(fc.record({ by: fc.constantFrom('hand' as const, 'scan' as const, 'clock' as const, 'robot' as const) }), act),
  ),
  'batch.dropped': merge(batch, merge(fc.record({ pan: fc.nat({ max: 9 }) }), act)),
  'batch.lifted': merge(batch, act),
  'batch.undone': merge(
    batch,
    merge(
      fc.record({
        what: fc.constantFrom('dropped' as const, 'lifted' as const),
        frying: fc.record({ portions: fc.integer({ min: 1, max: 200 }), pan: fc.nat({ max: 9 }), at: time }),
      }),
      act,
    ),
  ),
  'portions.wasted': merge(fc.record({ shop, food, portions, reason, at: time }), act),
  'par.set': merge(fc.record({ shop, food, par: fc.nat({ max: 200 }), at: time }), act),
  'temperature.probed': merge(
    fc.record({ shop, celsius: fc.integer({ min: 0, max: 2600 }).map((tenths) => tenths / 10), at: time }),
    merge(fc.record({ pan: fc.integer({ min: 1, max: 9 }), by: fc.uuid() }, { requiredKeys: [] }), act),
  ),
  'cabinet.changed': fc.record({ shop, epoch: fc.nat(), version: fc.nat(), state: fc.constant({ lots: [], orders: {} }) }),
  'cabinet.epoch': fc.record({ shop, epoch: fc.integer({ min: 1, max: 1_000_000 }) }),
  'menu.published': fc.record({ shop, effectiveAt: time, menu: fc.constant(smallMenu) }),
  'receipt.set': merge(
    fc.record({
      ...{ shop, at: time, prints: fc.constantFrom('every' as const, 'asked' as const) },
      address: fc.array(fc.constantFrom('1 High Street', 'Whitby'), { maxLength: 6 }),
      vatNumber: fc.constantFrom(null, 'GB 123 4567 89'),
      printer: fc.constantFrom(null, { host: '192.168.1.50', port: 9100 }),
    }),
    act,
  ),
  'range.set': merge(
    fc.record({
      shop,
      pans: fc.array(
        fc.record({
          pan: fc.integer({ min: 1, max: 9 }),
          name: fc.string({ minLength: 1, maxLength: 24 }),
          foods: fc.array(food, { maxLength: 5 }),
          recoverySeconds: fc.nat({ max: 600 }),
        }),
        { minLength: 1, maxLength: 9 },
      ),
      at: time,
    }),
    act,
  ),
  'availability.set': merge(
    fc.record({
      shop,
      kind: fc.constantFrom('item' as const, 'food' as const),
      of: fc.string({ minLength: 1, maxLength: 60 }),
      left: fc.option(fc.integer({ min: 0, max: 999 })),
      at: time,
    }),
    act,
  ),
  'par.scheduled': merge(
    fc.record({
      shop,
      food,
      slots: fc.array(
        fc.record({
          days: fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 7 }),
          from: fc.constantFrom('00:00', '16:30', '23:59'),
          to: fc.constantFrom('00:30', '20:00'),
          par: fc.nat({ max: 200 }),
        }),
        { maxLength: 5 },
      ),
      at: time,
    }),
    act,
  ),
  'last-orders.set': merge(fc.record({ shop, on: fc.boolean(), at: time }), act),
  'limits.set': merge(
    fc.record({
      ...{ shop, at: time },
      limits: fc.record(
        {
          ...{ discountPercent: fc.nat({ max: 100 }), discountPence: fc.nat({ max: 5000 }), docketPence: fc.nat({ max: 9000 }) },
          ...{ voidPence: fc.nat({ max: 5000 }), refundPence: fc.nat({ max: 5000 }) },
        },
        { requiredKeys: ['discountPercent', 'discountPence', 'voidPence', 'refundPence'] },
      ),
    }),
    act,
  ),
  'counter.set': merge(fc.record({ shop, collectAfterMinutes: fc.integer({ min: 0, max: 1440 }), at: time }), act),
}

const ofType = <T extends EventType>(type: T): fc.Arbitrary<{ type: T; id: string; value: EventValues[T] }> =>
  fc.record({ type: fc.constant(type), id: fc.uuid(), value: eventValues[type] })

/** An order's own event has the order's id. */
const placed = eventValues['order.placed'].map((value) => ({ type: 'order.placed' as const, id: value.id, value }))

/** And so has a sale that is put aside. */
const parked = eventValues['sale.parked'].map((value) => ({ type: 'sale.parked' as const, id: value.id, value }))

export const newEvents: fc.Arbitrary<NewEvent> = fc.oneof(
  placed,
  parked,
  ofType('sale.resumed'),
  ofType('receipt.printed'),
  ofType('receipt.set'),
  ofType('order.cancelled'),
  ofType('order.acknowledged'),
  ofType('order.changed'),
  ofType('order.refunded'),
  ofType('order.payment-corrected'),
  ofType('sale.voided'),
  ofType('sale.refused'),
  ofType('payment.returned'),
  ofType('limits.set'),
  ofType('order.waiting'),
  ofType('order.hot'),
  ofType('order.in-hand'),
  ofType('order.started'),
  ofType('order.ticked'),
  ofType('order.ready'),
  ofType('order.recalled'),
  ofType('order.collected'),
  ofType('batch.dropped'),
  ofType('batch.lifted'),
  ofType('batch.undone'),
  ofType('portions.wasted'),
  ofType('par.set'),
  ofType('temperature.probed'),
  ofType('cabinet.changed'),
  ofType('cabinet.epoch'),
  ofType('menu.published'),
  ofType('counter.set'),
  ofType('range.set'),
  ofType('par.scheduled'),
  ofType('last-orders.set'),
  ofType('availability.set'),
)
