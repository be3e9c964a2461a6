// Protects the money that goes back: of two tills that give one line back at once one does and the other is told, nothing is given
// twice whatever was given before, and the kitchen serves nothing that was changed before it has seen the change.
import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { codAndChips, inHand, milk, placed, ready } from '@/lib/operations/events.fixture'
import { openShop, orderId, type Reply } from './acts.fixture'

const sale = {
  n: 1,
  lines: [{ ...codAndChips, quantity: 2, totalPence: 2120, vatPence: 353 }, milk],
  parts: [['cod'], ['cod'], ['milk'], ['milk']],
}
let shop: ReturnType<typeof openShop>
beforeEach(() => {
  shop = openShop([placed(sale), inHand(sale)])
})
const one = (line: number, quantity = 1) => [{ line, quantity }]
const truthOf = ({ status, body }: Reply) => [status, Object(body['error']).message]
const pence = () => shop.logged.map(({ value }) => ('totalPence' in value ? value.totalPence : null))

test('two tills void the same line at once: one does, the other is told', async () => {
  const remove = { remove: one(1, 2), reason: 'too many' }
  const replies = await Promise.all([shop.act('changed', remove), shop.act('changed', remove)])
  expect(replies.map(({ status }) => status)).toEqual([201, 409])
  expect(truthOf(replies[1]!)).toEqual([409, 'Order 101 has had this given back already.'])
  expect(shop.logged).toMatchObject([
    { type: 'order.changed', value: { id: orderId, parts: [['cod'], ['cod']], totalPence: 240, method: 'cash', by: 'ann' } },
  ])
})

test('line by line, then the rest by money: what went back is what was taken', async () => {
  expect(await shop.act('changed', { remove: one(0), reason: 'too many' })).toMatchObject({ status: 201, body: { totalPence: 1060 } })
  expect(await shop.act('refunded', { lines: one(1), reason: 'off' })).toMatchObject({ status: 201, body: { totalPence: 120 } })
  const rest = { reason: 'waited too long', approval: randomUUID() }
  expect(await shop.act('refunded', rest)).toMatchObject({ status: 201, body: { totalPence: 1180 } })
  expect(pence()).toEqual([1060, 120, 1180])
  expect(truthOf(await shop.act('refunded', { reason: 'again' }))).toEqual([409, 'Order 101 has nothing left to give back.'])
})

test('who voids the rest gets back what is left', async () => {
  await shop.act('changed', { remove: one(0), reason: 'too many' })
  await shop.act('refunded', { lines: one(1, 2), reason: 'off' })
  expect(await shop.act('cancelled', { reason: 'left', approval: randomUUID() })).toMatchObject({ status: 201 })
  expect(shop.logged.at(-1)).toMatchObject({
    type: 'order.cancelled',
    value: { totalPence: 1060, parts: [['cod'], ['milk'], ['milk']], lines: [{ totalPence: 1060 }, { totalPence: 0, offPence: 240 }] },
  })
})

test('above the limit a manager has to allow it, and the same wish goes through with that', async () => {
  const id = randomUUID()
  const wish = { reason: 'left' }
  expect(truthOf(await shop.act('cancelled', wish, id))).toEqual([409, 'A manager has to allow this.'])
  expect(await shop.act('cancelled', { ...wish, approval: randomUUID() }, id)).toMatchObject({ status: 201 })
  expect(shop.logged).toMatchObject([{ type: 'order.cancelled', value: { approvedBy: 'jo' } }])
})

test.each([
  ['refunded', 'refunded'],
  ['changed', 'refunded'],
  ['refunded', 'cancelled'],
])('a limit is one of the whole order: %s within it and then %s needs a manager', async (first, second) => {
  const some = first === 'changed' ? { remove: one(0) } : { lines: one(0) }
  expect(await shop.act(first, { ...some, reason: 'x' })).toMatchObject({ status: 201 })
  const wish = { reason: 'x', ...(second === 'refunded' && { lines: one(0) }) }
  expect(truthOf(await shop.act(second, wish))).toEqual([409, 'A manager has to allow this.'])
  expect(await shop.act(second, { ...wish, approval: randomUUID() })).toMatchObject({ status: 201 })
})

test('an answer was lost and the wish is another one now: nothing goes back twice, and the till hears what did', async () => {
  shop = openShop([placed({ ...sale, payment: { method: 'card' } }), inHand(sale)])
  const expects = { returns: 0 }
  const wish = { lines: one(0), reason: 'cold', expects }
  const id = randomUUID()
  expect(await shop.act('refunded', { ...wish, method: 'card' }, id)).toMatchObject({ status: 201, body: { totalPence: 1060 } })
  const truth = 'Order 101 is not as this till showed it: £10.60 has been given back so far. Nothing more was; look at it again.'
  for (const other of [{ method: 'cash' }, { reason: 'late' }, { lines: one(1) }])
    expect(truthOf(await shop.act('refunded', { ...wish, ...other, approval: randomUUID() }))).toEqual([409, truth])
  expect(truthOf(await shop.act('changed', { remove: one(0), reason: 'x', expects }))).toEqual([409, truth])
  expect(truthOf(await shop.act('cancelled', { reason: 'x', expects, approval: randomUUID() }))).toEqual([409, truth])
  // The same wish is answered as it was, also by a till that knows by now.
  expect(await shop.act('refunded', { ...wish, method: 'card', expects: { returns: 1 } }, id)).toMatchObject({ status: 200 })
  expect(pence()).toEqual([1060])
  expect(await shop.act('refunded', { ...wish, lines: one(1), expects: { returns: 1 } })).toMatchObject({ status: 201 })
})

test('what cost nothing is not taken out twice either', async () => {
  const free = { ...sale, lines: [{ ...codAndChips, quantity: 2, totalPence: 0, vatPence: 0, offPence: 2120 }, milk] }
  shop = openShop([placed(free), inHand(free)])
  const wish = { remove: one(0), reason: 'x', expects: { returns: 0 } }
  expect(await shop.act('changed', wish)).toMatchObject({ status: 201 })
  expect(truthOf(await shop.act('changed', { ...wish, reason: 'y' }))).toEqual([
    409,
    expect.stringContaining('no money has been given back'),
  ])
})

test('an order whose money is all back is void without asking anybody', async () => {
  expect(await shop.act('refunded', { reason: 'x', approval: randomUUID() })).toMatchObject({ status: 201 })
  expect(await shop.act('cancelled', { reason: 'x' })).toMatchObject({ status: 201 })
})

test.each([
  [
    'by two cards',
    [
      { method: 'card', pence: 1060 },
      { method: 'card', pence: 1300 },
    ],
    'card',
    { method: 'card' },
  ],
  [
    'in cash and by card',
    [
      { method: 'cash', pence: 1000 },
      { method: 'card', pence: 1360 },
    ],
    'card',
    {
      method: 'split',
      parts: [
        { method: 'cash', pence: 1000 },
        { method: 'card', pence: 300 },
      ],
    },
  ],
] as const)('paid %s: what goes back goes out of where its money still is', async (_, parts, method, payment) => {
  shop = openShop([placed({ ...sale, payment: { method: 'split', parts: [...parts] } }), inHand(sale)])
  expect(await shop.act('changed', { remove: one(0), reason: 'x' })).toMatchObject({ status: 201 })
  expect(await shop.act('cancelled', { reason: 'x', approval: randomUUID() })).toMatchObject({ status: 201 })
  expect(shop.logged).toMatchObject([{ value: { method, totalPence: 1060 } }, { value: { payment, totalPence: 1300 } }])
})

const inThree = (['cash', 'card', 'cash'] as const).map((method, at) => ({ method, pence: at === 1 ? 800 : 780 }))

test.each([
  ['refunded', { lines: one(0) }],
  ['changed', { remove: one(0) }],
])('a card never gets more than it paid: %s', async (act, some) => {
  shop = openShop([placed({ ...sale, payment: { method: 'split', parts: inThree } }), inHand(sale)])
  const wish = { ...some, reason: 'x' }
  expect(truthOf(await shop.act(act, { ...wish, method: 'card' }))).toEqual([409, 'At most £8.00 can go to the card; give this in cash.'])
  expect(shop.logged).toEqual([])
  expect(await shop.act('refunded', { lines: one(1), reason: 'x', method: 'card' })).toMatchObject({ status: 201 })
  expect(truthOf(await shop.act(act, { ...wish, method: 'card' }))).toEqual([409, expect.stringContaining('At most £6.80')])
  expect(await shop.act(act, { ...wish, method: 'cash' })).toMatchObject({ status: 201 })
  expect(shop.logged).toMatchObject([{ value: { method: 'card' } }, { value: { method: 'cash', totalPence: 1060 } }])
})

test('cash may be handed over for a card, and a card gets nothing of what was paid in cash', async () => {
  const wish = { lines: one(0), reason: 'x' }
  const truth = 'No money of this order is on a card; give this in cash.'
  expect(truthOf(await shop.act('refunded', { ...wish, method: 'card' }))).toEqual([409, truth])
  shop = openShop([placed({ ...sale, payment: { method: 'card' } }), inHand(sale)])
  expect(await shop.act('refunded', { ...wish, method: 'cash' })).toMatchObject({ status: 201 })
})

test('where most was paid by card, what is more than that goes back in cash unless somebody says otherwise', async () => {
  const parts = (['cash', 'card', 'cash'] as const).map((method, at) => ({ method, pence: at === 1 ? 1_200 : 580 }))
  shop = openShop([placed({ ...sale, payment: { method: 'split', parts } }), inHand(sale)])
  expect(await shop.act('refunded', { reason: 'x', approval: randomUUID() })).toMatchObject({ status: 201 })
  expect(shop.logged).toMatchObject([{ value: { method: 'cash', totalPence: 2360 } }])
})

test('what is ready is refunded and not changed, and an order is not emptied line by line', async () => {
  expect(truthOf(await shop.act('changed', { remove: [...one(0, 2), ...one(1, 2)], reason: 'x' }))).toEqual([
    409,
    'Order 101 would be empty. Void the whole order.',
  ])
  shop = openShop([placed(sale), inHand(sale), ready(sale)])
  expect(truthOf(await shop.act('changed', { remove: one(0), reason: 'x' }))).toEqual([409, 'Order 101 is ready.'])
  expect(await shop.act('refunded', { lines: one(0), reason: 'x' })).toMatchObject({ status: 201 })
})

test('a changed order is served when somebody has seen that, and two who see it see it once', async () => {
  const id = randomUUID()
  await shop.act('changed', { remove: one(0), reason: 'x' }, id)
  expect((await shop.act('ready')).status).toBe(409)
  const replies = await Promise.all([shop.act('acknowledged', { seen: [id] }), shop.act('acknowledged', { seen: [id] })])
  expect(replies.map(({ status }) => status)).toEqual([201, 409])
  expect((await shop.act('ready')).status).toBe(201)
})
