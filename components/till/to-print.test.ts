// Protects "every receipt is printed": each accepted order's once, while its customer stands there, and what is not printed is counted.
import { expect, test } from 'vitest'
import type { Kept } from '../live/queue'
import { dueNow, nothingToPrint, printWithinMs, toPrintIn } from './to-print'

const paidAtMs = 1_000_000
const order = (id: string) => ({ id, link: `link-${id}`, ticket: id, paidAtMs })
const queued = (id: string): Kept => ({ id, path: '/api/orders', body: {}, label: id, keptAtMs: paidAtMs })
const list = (...ids: string[]) => ({ waiting: ids.map(order), late: 0 })
const outbox = (kept: Kept[], ...accepted: string[]) => ({ kept, acceptedAtMs: new Map(accepted.map((id) => [id, paidAtMs + 1])) })
const due = (...given: Parameters<typeof dueNow>) => {
  const { now, next } = dueNow(...given)
  return { now: now.map(({ id }) => id), waiting: next.waiting.map(({ id }) => id), late: next.late }
}

test('it is due when the shop has the order, whoever is served now, and then no more', () => {
  const known = outbox([queued('b')], 'a')
  expect(due(list('a', 'b'), known, paidAtMs + 2)).toEqual({ now: ['a'], waiting: ['b'], late: 0 })
  expect(due(dueNow(list('a', 'b'), known, paidAtMs + 2).next, known, paidAtMs + 3)).toEqual({ now: [], waiting: ['b'], late: 0 })
})

test('what the shop got too late is counted and not printed, also where its yes is forgotten', () => {
  const lateMs = paidAtMs + printWithinMs + 1
  expect(due(list('a', 'b', 'c'), outbox([queued('c')], 'a'), lateMs)).toEqual({ now: [], waiting: ['c'], late: 2 })
  expect(due({ ...list('c'), late: 2 }, outbox([], 'c'), lateMs)).toEqual({ now: [], waiting: [], late: 3 })
})

test('an order that was refused has no receipt', () => {
  const refused = { ...queued('a'), refusal: { id: 'sold-out', message: 'No plaice.' } }
  expect(due(list('a'), outbox([refused]), paidAtMs + 2)).toEqual({ now: [], waiting: [], late: 0 })
})

test('a page that is loaded anew goes on with the list', () => {
  const rows = new Map<string, string>()
  const kept = { getItem: (name: string) => rows.get(name) ?? null, setItem: (name: string, text: string) => void rows.set(name, text) }
  expect(toPrintIn(() => kept, 2).read()).toEqual(nothingToPrint)
  toPrintIn(() => kept, 2).write(list('a'))
  expect([toPrintIn(() => kept, 2).read(), toPrintIn(() => kept, 3).read()]).toEqual([list('a'), nothingToPrint])
})
