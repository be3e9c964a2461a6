// Protects money that a till has taken for a sale that the shop then refuses: the log says what was asked, what was paid and why it was
// refused, once however often it is sent, and no till is told no before the log has it.
import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { NewEvent } from '@/lib/topics/event'
import { cellOf } from './log/cell'
import { openSelling } from './selling.fixture'

const nowMs = () => Date.UTC(2026, 10, 20, 18)
const soldOut = (left: number | null = 0, agoMs = 1_000): NewEvent => ({
  type: 'availability.set',
  id: randomUUID(),
  value: { shop: 0, kind: 'item', of: 'cod', left, at: new Date(nowMs() - agoMs).toISOString() },
})
const paid = () => ({
  id: randomUUID(),
  order: 171,
  lines: [{ item: 'cod', quantity: 1, note: 'no salt' }],
  payment: { method: 'card', reference: 'T-1' },
})

test('a paid sale of what is sold out is in the log as it was asked and paid', async () => {
  const { sell, logged } = openSelling({ nowMs, events: [soldOut()], people: ['sam'] })
  const asked = { ...paid(), soldBy: 'sam', soldAt: '2026-11-20T17:30:00.000Z' }
  expect((await sell(asked)).status).toBe(422)
  const [written] = logged
  expect(logged).toHaveLength(1)
  if (written?.type !== 'sale.refused') throw new Error('it is not in the log')
  expect(written.id).not.toBe(asked.id)
  expect(written.value).toMatchObject({
    ...{ id: asked.id, shop: 0, till: 1, order: 171, lines: asked.lines, payment: asked.payment, totalPence: 720 },
    ...{ why: 'sold-out', words: 'Nothing was sold: Cod is sold out.', by: 'sam', soldAt: asked.soldAt, at: '2026-11-20T18:00:00.000Z' },
  })
  const record = {
    topic: 'orders' as const,
    partition: 0,
    offset: 0,
    timestampMs: nowMs(),
    key: null,
    value: Buffer.from(JSON.stringify(written.value)),
    headers: { ce_type: Buffer.from('sale.refused') },
  }
  expect(cellOf('orders', record)).toMatchObject({ label: '171', words: 'refused: sold out, £7.20 had been taken', orderRef: asked.id })
})

test.each([
  ['is not on the menu', { lines: [{ item: 'whale', quantity: 1 }] }, 'cannot-be-sold'],
  ['is paid with too little', { payment: { method: 'cash', tenderedPence: 1 } }, 'cannot-be-sold'],
  ['has a discount that nobody may give', { discount: { percent: 90, reason: 'friend' } }, 'state'],
  ['was given a number and says nothing of money', { payment: undefined, lines: [{ item: 'whale', quantity: 1 }] }, 'cannot-be-sold'],
])('also one that %s', async (_, change, why) => {
  const { sell, logged } = openSelling({ nowMs })
  expect((await sell({ ...paid(), ...change })).status).toBeGreaterThanOrEqual(400)
  expect(logged).toMatchObject([{ type: 'sale.refused', value: { why } }])
})

test('a repeat is the same event, and one that is sold after all is not taken for it', async () => {
  const { sell, logged, picture } = openSelling({ nowMs, events: [soldOut()] })
  const asked = paid()
  for (let times = 0; times < 3; times++) expect((await sell(asked)).status).toBe(422)
  expect(logged).toHaveLength(1)
  picture.onSale.take({ topic: 'menu', partition: 0, offset: 9, timestampMs: nowMs(), ...soldOut(null, 0) } as never)
  expect(await sell(asked)).toMatchObject({ status: 201, body: { id: asked.id, status: 'accepted' } })
  expect(await sell(asked)).toMatchObject({ status: 200, body: { id: asked.id, status: 'accepted' } })
  expect(logged.map(({ type }) => type)).toEqual(['sale.refused', 'order.placed'])
})

test('a restart knows what was refused', async () => {
  const first = openSelling({ nowMs, events: [soldOut()] })
  const asked = paid()
  await first.sell(asked)
  const again = openSelling({ nowMs, events: [soldOut(), ...first.logged] })
  expect((await again.sell(asked)).status).toBe(422)
  expect(again.logged).toEqual([])
})

test('the till is not told no while that cannot be written down', async () => {
  let away = true
  const { sell, logged } = openSelling({ nowMs, events: [soldOut()], isAway: () => away })
  const asked = paid()
  await expect(sell(asked)).rejects.toThrow('the broker is away')
  away = false
  expect((await sell(asked)).status).toBe(422)
  expect(logged).toHaveLength(1)
})

test('of a sale for which nobody has paid nothing is written', async () => {
  const { sell, logged } = openSelling({ nowMs, events: [soldOut()] })
  expect((await sell({ lines: [{ item: 'cod', quantity: 1 }] })).status).toBe(422)
  expect(logged).toEqual([])
})
