// Protects what stands in a cell of a tape: each kind of record says itself in the shop's words, and what is broken or a
// stranger's says that much, and never stops the tape.
import { expect, test } from 'vitest'
import { cellOf } from './cell'

const record = (value: unknown, headers: Record<string, string> = {}, offset = 69) => ({
  topic: 'any',
  partition: 1,
  offset,
  timestampMs: 1000,
  key: Buffer.from('0/2'),
  headers,
  value: value === null ? null : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
})
const about = {
  order: 271,
  till: 2,
  parts: [
    ['cod', 'chips'],
    ['chips', 'chips'],
  ],
  id: 'an-id',
}
const said = (topic: string, value: unknown, type?: string) => {
  const { label, words, orderRef } = cellOf(topic, record(value, type === undefined ? {} : { ce_type: type }))
  return [label, words, orderRef]
}

test.each([
  ['orders', { ...about, totalPence: 1120 }, 'order.placed', '271', 'till 2, £11.20'],
  ['orders', { ...about, totalPence: 1120 }, 'order.cancelled', '271', 'cancelled, £11.20'],
  ['cook', { ...about, missing: ['plaice', 'cod', 'cod'] }, 'order.waiting', '271', 'needs 1 plaice, 2 cod'],
  ['hot-food', about, 'order.hot', '271', 'its food is set aside'],
  ['make-up', about, 'order.in-hand', '271', 'being wrapped'],
  [
    'make-up',
    {
      ...about,
      round: 0,
      lines: [
        { line: 0, turn: 1 },
        { line: 2, turn: 2 },
      ],
    },
    'order.ticked',
    '271',
    'ticked off: line 1, line 3 not',
  ],
  [
    'make-up',
    { ...about, round: 0, lines: [{ line: 0, turn: 1 }], display: { id: 'k2', name: 'Kitchen 2' } },
    'order.started',
    '271',
    'started at Kitchen 2: line 1',
  ],
  ['orders', about, 'order.acknowledged', '271', 'the kitchen has seen that it is cancelled'],
  ['ready', { ...about, round: 1 }, 'order.ready', '271', 'ready'],
  ['ready', { ...about, round: 2 }, 'order.ready', '271', 'ready, round 2'],
  ['ready', { ...about, round: 1 }, 'order.recalled', '271', 'called back to the kitchen'],
  ['collected', about, 'order.collected', '271', 'handed over'],
])('about an order on %s', (topic, value, type, label, words) => {
  expect(said(topic, value, type)).toEqual([label, words, 'an-id'])
})

test.each([
  ['fryer', { food: 'cod', portions: 6, pan: 1 }, 'batch.dropped', '6 cod', '6 cod dropped in pan 1'],
  ['fryer', { food: 'sausage', portions: 12 }, 'batch.lifted', '12 saus', '12 sausage lifted'],
  ['fryer', { food: 'cod', portions: 6, what: 'dropped' }, 'batch.undone', '6 cod', '6 cod taken back: their drop is undone'],
  ['fryer', { food: 'cod', portions: 6, what: 'lifted' }, 'batch.undone', '6 cod', '6 cod back in the pan: their lift is undone'],
  ['menu', { pans: [{}, {}] }, 'range.set', 'pans', 'pans set: 2'],
  ['menu', { food: 'cod', slots: [] }, 'par.scheduled', 'pars', 'par of cod by day and hour'],
  ['menu', { on: true }, 'last-orders.set', 'last', 'last orders: nothing is cooked to par'],
  ['menu', { on: false }, 'last-orders.set', 'last', 'last orders taken back'],
  ['fryer', { food: 'cod', portions: 2, reason: 'too old' }, 'portions.wasted', '2 cod', '2 cod thrown away: too old'],
  ['fryer', { food: 'chips', par: 20 }, 'par.set', 'par 20', 'par of chips set to 20'],
  ['fryer', { celsius: 63.5 }, 'temperature.probed', '63.5°', 'the cabinet has 63.5 °C'],
  ['fryer', { celsius: 178, pan: 1 }, 'temperature.probed', '178°', 'pan 1 has 178 °C'],
  ['menu', { menu: { version: 3 } }, 'menu.published', 'v3', 'menu 3'],
  ['menu', { collectAfterMinutes: 5 }, 'counter.set', 'counter', 'collected by itself after 5 min'],
  ['menu', { kind: 'food', of: 'skate', left: 0 }, 'availability.set', 'out', 'skate is sold out'],
  ['menu', { kind: 'food', of: 'skate', left: 3 }, 'availability.set', '3 left', '3 skate left'],
  ['menu', { kind: 'item', of: 'can', left: null }, 'availability.set', 'back', 'can is back on sale'],
  ['cabinet', { shop: 0, epoch: 1, version: 12, change: {} }, 'cabinet.changed', 'v12', 'version 12: what changed'],
  ['cabinet', { shop: 0, epoch: 1, version: 12, state: {} }, 'cabinet.changed', 'v12', 'version 12: all of it'],
  ['cabinet', { shop: 0, epoch: 2 }, 'cabinet.epoch', 'e2', 'epoch 2 begins'],
])('about no order, on %s', (topic, value, type, label, words) => {
  expect(said(topic, value, type)).toEqual([label, words, null])
})

test.each([
  ['bare', { order: 4, till: 1, parts: [['cod']] }, '4', '1 cod, till 1', 'no-4'],
  ["in the talk's own spelling", { order: [['cod', 'chips']], count: 7 }, '7', '1 cod, 1 chips', 'no-7'],
  ['broken', '{"order":271,"till":2,"parts":', '?', 'not readable', null],
  ['without a value', null, '?', 'no value', null],
  ['of a stranger', { temperature: 182 }, '@69', '{"temperature":182}', null],
  ['an order of which nothing is as it should be', { order: 'x', till: {}, parts: 7 }, '@69', '{"order":"x","till":{},"parts":7}', null],
])('a record that is %s', (_, value, label, words, orderRef) => {
  expect(said('orders', value)).toEqual([label, words, orderRef])
})

test('in a demo the order is named in a header', () => {
  const placed = cellOf('orders', record({ order: 271, till: 2, parts: [['cod']] }, { ce_type: 'order.placed', ce_subject: 'an-id' }))
  expect(placed).toMatchObject({ label: '271', words: 'till 2, 1 cod', orderRef: 'an-id' })
  const waiting = cellOf('cook', record({ order: 271, till: 2, parts: [['cod']] }, { ce_type: 'order.waiting', ce_subject: 'an-id' }))
  expect(waiting.words).toBe('needs 1 cod')
})

test('a dead letter says where its record stood and why, and a note what was done with it', () => {
  const letter = record('no order', { dl_topic: 'orders', dl_partition: '1', dl_offset: '3', dl_reason: 'not JSON' })
  expect(cellOf('dead-letters', letter)).toMatchObject({ label: 'p1@3', words: 'orders p1, offset 3: not JSON' })
  const note = record('closed', { dl_note: 'closed', dl_letter_offset: '4' })
  expect(cellOf('dead-letters', note)).toMatchObject({ label: 'closed', words: 'the letter at offset 4: closed' })
})
