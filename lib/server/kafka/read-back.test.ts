// Protects "what was lost outside Kafka is read again": from where it is stored, only backwards, and once.
import { expect, test } from 'vitest'
import type { Position } from '../../operations/keep-books'
import { createReadBack } from './read-back'

const orders = (next: number, partition = 0): Position => ({ topic: 'orders', partition, next })
const resume = (next: number) => ({ ...orders(next), commit: next })

function scene({ committed = [orders(9)], first = 0 }: { committed?: Position[]; first?: number } = {}) {
  const seeks: Position[] = []
  const state = { stored: [orders(9)], seeks, whileAsking: () => {} }
  const readBack = createReadBack({
    async readFrom() {
      const { stored } = state
      state.whileAsking()
      return stored
    },
    committed: async () => committed,
    firstOffset: async () => first,
    seek: (position) => void seeks.push(position),
  })
  readBack.assign([orders(0)])
  return { state, readBack }
}

test('behind what the group has committed: read again from there, once', async () => {
  const { state, readBack } = scene()
  state.stored = [orders(0)]
  await readBack.look()
  await readBack.look()
  expect(state.seeks).toEqual([orders(0)])
})

test.each([
  ['as far as the group', { committed: [orders(9)] }],
  ['further than the group: a worker beside it keeps its offset only there', { committed: [orders(4)] }],
  ['nothing committed: it is read from the beginning anyway', { committed: [orders(-1)] }],
])('%s: stays', async (_name, about) => {
  const { state, readBack } = scene(about)
  await readBack.look()
  expect(state.seeks).toEqual([])
})

test('went back while it was being read', async () => {
  const { state, readBack } = scene()
  readBack.note(resume(12))
  state.stored = [orders(12)]
  await readBack.look()
  state.stored = [orders(5)]
  await readBack.look()
  expect(state.seeks).toEqual([orders(5)])
})

test('an answer that is older than what was read meanwhile is no loss', async () => {
  const { state, readBack } = scene()
  state.whileAsking = () => readBack.note(resume(12))
  await readBack.look()
  expect(state.seeks).toEqual([])
})

test('what is gone from the log is not asked for again and again', async () => {
  const { state, readBack } = scene({ first: 9 })
  state.stored = [orders(0)]
  await readBack.look()
  expect(state.seeks).toEqual([])
})

test('a partition that was given away meanwhile is left to whoever has it', async () => {
  const { state, readBack } = scene()
  state.stored = [orders(0)]
  state.whileAsking = () => readBack.assign([orders(0, 1)])
  await readBack.look()
  expect(state.seeks).toEqual([])
})
