// Protects what is shown of the participants: who has which partition, above all while one of them is dead and the group does not know.
import { expect, test } from 'vitest'
import { openCrew } from './crew'
import type { Setup } from './messages'

const preparer = (number: number): Setup => ({
  ...{ role: 'preparer', name: `preparer ${number}`, demo: 3, prefix: 'demo3.', keyPrefix: 'demo3:', group: 'demo3.preparer' },
  ...{ tills: 3, partitions: 3, keys: false, speed: 1, seed: 1, sold: {} },
})
const orders = (...partitions: number[]) => partitions.map((partition) => ({ topic: 'demo3.orders', partition }))
const joined = (memberId: string, ...partitions: number[]) => ({ say: 'joined', memberId, assigned: orders(...partitions) }) as const

function twoPreparers() {
  const crew = openCrew()
  crew.started(preparer(1), 11)
  crew.started(preparer(2), 12)
  crew.heard(preparer(1), joined('a', 0, 2))
  crew.heard(preparer(2), joined('b', 1))
  return crew
}

test('one that was killed keeps its partitions until another has been given them', () => {
  const crew = twoPreparers()
  crew.heard(preparer(1), { say: 'took', place: { topic: 'demo3.orders', partition: 2, offset: 7 }, order: 308 })
  crew.gone(preparer(1), 'killed')
  expect(crew.find('preparer 1')).toMatchObject({ state: 'killed', pid: null, assigned: orders(0, 2), inHand: { order: 308 } })
  crew.heard(preparer(2), joined('b', 0, 1, 2))
  expect(crew.find('preparer 1')?.assigned).toEqual([])
  expect(crew.find('preparer 2')?.assigned).toEqual(orders(0, 1, 2))
})

test('one that has stopped has handed everything back', () => {
  const crew = twoPreparers()
  crew.mark('preparer 1', 'stopping')
  crew.gone(preparer(1), 'stopped')
  expect(crew.find('preparer 1')).toMatchObject({ state: 'stopped', pid: null, memberId: null, assigned: [] })
})

test('of each partition the last record stands, the newest last', () => {
  const crew = twoPreparers()
  const took = (partition: number, offset: number) =>
    crew.heard(preparer(1), { say: 'took', place: { topic: 'demo3.orders', partition, offset }, order: 1 })
  took(0, 1)
  took(2, 1)
  took(0, 2)
  expect(crew.find('preparer 1')?.read.map(({ partition, offset }) => [partition, offset])).toEqual([
    [2, 1],
    [0, 2],
  ])
})

test('tills that close are gone, those that stay go on counting', () => {
  const crew = openCrew()
  crew.openTills(2, 5)
  const tills: Setup = { ...preparer(0), role: 'tills', name: 'tills', group: null }
  crew.heard(tills, { say: 'wrote', by: 'till 1', place: { topic: 'demo3.orders', partition: 0, offset: 0 }, order: 101 })
  crew.openTills(1, 5)
  expect(crew.all().map(({ name, handled }) => [name, handled])).toEqual([['till 1', 1]])
})
