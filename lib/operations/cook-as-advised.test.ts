// Protects the fryer from a robot that looks often or starts again: the same need is dropped once, and what is done is lifted once.
import { expect, test } from 'vitest'
import { type CabinetState, emptyCabinet } from '../domain/cabinet/state'
import type { Food } from '../domain/menu'
import { cookAsAdvised } from './cook-as-advised'
import type { Outgoing } from './ports'

const cod: Food = { id: 'cod', name: 'Cod', kind: 'held', holdMinutes: 30, fryMinutes: 6, batch: 6, par: 6, pan: 1 }
const start = 1_000_000_000_000

function kitchen(speed = 1) {
  const cabinet: { state: CabinetState; nowMs: number } = { state: emptyCabinet(0, 1), nowMs: start }
  const appended: Outgoing[] = []
  const ports = {
    clock: { nowMs: () => cabinet.nowMs },
    store: { load: async () => ({ runId: 'r', nowMs: cabinet.nowMs, state: cabinet.state, seen: new Set<string>() }) },
    foods: () => new Map([[cod.id, cod]]),
    log: {
      async append(records: readonly Outgoing[]) {
        appended.push(...records)
        return []
      },
    },
  }
  const robot = () => cookAsAdvised(ports, { shop: 0, speed })
  return { cabinet, appended, robot }
}

function fries(batch: string, atMs = start): Pick<CabinetState, 'fryer'> {
  return { fryer: { [batch]: { food: 'cod', portions: 6, pan: 1, atMs } } }
}

const said = (appended: Outgoing[]) => appended.map(({ event }) => [event.type, 'portions' in event.value && event.value.portions])

test('what is advised is dropped once, however often it looks before the cabinet shows it', async () => {
  const { appended, robot } = kitchen()
  const { look } = robot()
  for (let i = 0; i < 5; i++) await look()
  expect(said(appended)).toEqual([['batch.dropped', 6]])
})

test('one that starts again drops the same batch, by the same name', async () => {
  const { appended, robot } = kitchen()
  await robot().look()
  await robot().look()
  expect(new Set(appended.map(({ event }) => event.id)).size).toBe(1)
})

test('a batch is lifted when its time is over, not before, with all that went in', async () => {
  const { cabinet, appended, robot } = kitchen()
  const { look } = robot()
  cabinet.state = { ...cabinet.state, ...fries('b1') }
  cabinet.nowMs = start + 6 * 60_000 - 1
  await look()
  expect(appended).toEqual([])
  cabinet.nowMs++
  await look()
  await look()
  expect(said(appended)).toEqual([['batch.lifted', 6]])
})

test('ten times faster than life it lifts after a tenth of the time', async () => {
  const { cabinet, appended, robot } = kitchen(10)
  cabinet.state = { ...cabinet.state, ...fries('b1') }
  cabinet.nowMs = start + 36_000
  await robot().look()
  expect(said(appended)).toEqual([['batch.lifted', 6]])
})

test('the next batch has another name: after a lift more has been cooked', async () => {
  const { cabinet, appended, robot } = kitchen()
  const { look } = robot()
  await look()
  cabinet.state = { ...cabinet.state, totals: { cod: { cooked: 6, served: 6, wasted: 0, expired: 0, miscounted: 0 } } }
  await look()
  expect(said(appended)).toHaveLength(2)
  expect(new Set(appended.map(({ event }) => event.id)).size).toBe(2)
})

test('a drop that the cabinet never shows is made again, as another one', async () => {
  const { cabinet, appended, robot } = kitchen()
  const { look } = robot()
  await look()
  cabinet.nowMs += 60_000
  await look()
  expect(new Set(appended.map(({ event }) => event.id)).size).toBe(2)
})
