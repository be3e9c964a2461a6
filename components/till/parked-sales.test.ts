// Protects the strip of parked sales: each stands there once, from the tap that parks it until somebody has it, with and without a link.
import { expect, test } from 'vitest'
import type { Kept } from '../live/queue'
import { parkedRows, parkPath, resumePath } from './parked-sales'

const parked = { till: 2, lines: [{ item: 'cod', quantity: 1 }], eatIn: false, menuVersion: 1, totalPence: 720, atMs: 1_000 }
const body = { id: 'a', till: 1, lines: parked.lines, eatIn: true, menuVersion: 1, totalPence: 720, at: '1970-01-01T00:00:02.000Z' }
const waits: Kept = { id: 'a', path: parkPath, body, label: 'A parked sale', keptAtMs: 2_000 }
const takes: Kept = { id: 'r', path: resumePath('a'), body: { id: 'r', till: 1 }, label: 'A parked sale', keptAtMs: 3_000 }
const nothing = { sales: [], kept: [], acceptedPaths: new Set<string>(), resuming: [] }
const ids = (known: Partial<Parameters<typeof parkedRows>[0]>) => parkedRows({ ...nothing, ...known }).map(({ id }) => id)

test('what the shop told and what is still here stand together, the newest first', () => {
  const rows = parkedRows({ ...nothing, sales: [{ id: 'b', parked }], kept: [waits] })
  expect(rows.map(({ id, onThisTill, parked: { till } }) => ({ id, onThisTill, till }))).toEqual([
    { id: 'a', onThisTill: true, till: 1 },
    { id: 'b', onThisTill: false, till: 2 },
  ])
})

test('one that the shop has told of and whose answer has not been heard stands there once', () => {
  expect(ids({ sales: [{ id: 'a', parked }], kept: [waits] })).toEqual(['a'])
})

test('it goes when it is taken up here, before and after the shop knows', () => {
  expect(ids({ kept: [waits, takes] })).toEqual([])
  expect(ids({ sales: [{ id: 'a', parked }], acceptedPaths: new Set([takes.path]) })).toEqual([])
})

test('it goes when somebody else has it', () => {
  expect(ids({ sales: [{ id: 'b', parked, resumed: { till: 3, atMs: 2 } }] })).toEqual([])
})

test('one that was asked for stays until the answer is heard, though no screen shows it any more', () => {
  expect(ids({ resuming: [{ act: 'r', sale: { id: 'c', parked } }] })).toEqual(['c'])
})

test('one that is this till’s and found something else on the docket stays until it is on one', () => {
  const resuming = [{ act: 'r', sale: { id: 'a', parked }, given: true }]
  expect(ids({ kept: [waits, takes], resuming })).toEqual(['a'])
  expect(ids({ acceptedPaths: new Set([takes.path]), resuming })).toEqual(['a'])
})
