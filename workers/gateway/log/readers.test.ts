// Protects who is shown where: one pennant for each worker of a group, on what it reads only; groups of other spaces not at all; of a
// worker's several groups the one that works.
import { expect, test } from 'vitest'
import type { CommittedOffset, Group } from '@/lib/server/kafka/log-window'
import { MemberNames } from './member-names'
import { readersIn } from './readers'
import { groupsOf, membersIn, spacesIn } from './spaces'

const topics = new Map([
  ['orders', [0, 1]],
  ['cook', [0, 1]],
  ['fryer', [0]],
  ['ready', [0, 1]],
  ['collected', [0, 1]],
  ['hot-food', [0, 1]],
  ['demo3.ready', [0]],
  ['demo3.orders', [0, 1, 2]],
  ['demo7.orders', [0]],
  ['test-1.orders', [0]],
  ['__consumer_offsets', [0]],
])
const ends = () => ({ first: 2, end: 10 })
const commit = (topic: string, partition: number, offset: number, metadata = ''): CommittedOffset => ({
  topic,
  partition,
  offset: String(offset),
  metadata,
})
const group = (id: string, members: number): Group => ({
  id,
  state: members > 0 ? 'Stable' : 'Empty',
  members: Array.from({ length: members }, (_, i) => ({
    id: `${id} ${i}`,
    clientId: 'chippy',
    assigned: [{ topic: id.includes('.') ? `${id.split('.')[0]}.orders` : 'orders', partition: i }],
  })),
})

function readers(name: string, groups: readonly Group[], committed: Record<string, CommittedOffset[]>) {
  const space = spacesIn(topics, '').find((each) => each.name === name)
  if (!space) throw new Error('no such space')
  const names = new MemberNames()
  for (const each of groups) names.learn(each)
  return readersIn({ space, groups, committed: new Map(Object.entries(committed)), ends, names })
}

test('the spaces are the shop and the demos, each with its own topics', () => {
  const spaces = spacesIn(topics, '')
  expect(spaces.map(({ name }) => name)).toEqual(['shop', 'demo3'])
  expect(spaces[0]?.topics.map(({ name }) => name)).toEqual(['orders', 'cook', 'fryer', 'hot-food', 'ready', 'collected'])
  expect(spaces[1]?.topics).toEqual([
    { name: 'orders', partitions: 3 },
    { name: 'ready', partitions: 1 },
  ])
})

test('groups belong to the space of their prefix, and those of gateways, tests and strangers to none', () => {
  const ids = ['cook+counter+preparer', 'demo3.preparer', 'test-1.preparer', 'gateway-4711', 'somebody', 'preparer+somebody']
  expect(groupsOf({ name: 'shop', prefix: '' }, ids)).toEqual(['cook+counter+preparer'])
  expect(groupsOf({ name: 'demo3', prefix: 'demo3.' }, ids)).toEqual(['demo3.preparer'])
  expect(membersIn('', [group('cook+counter+preparer', 2), group('accountant', 0)])).toEqual([
    { worker: 'cook', count: 2 },
    { worker: 'counter', count: 2 },
    { worker: 'preparer', count: 2 },
  ])
})

test('one group with three workers: three pennants at the same place, each on its own topics', () => {
  const id = 'cook+counter+preparer'
  const found = readers('shop', [group(id, 2)], { [id]: [commit('orders', 0, 7), commit('orders', 1, -1), commit('fryer', 0, 10)] })
  expect(found.map(({ letter }) => letter)).toEqual(['P', 'C', 'B'])
  expect(found[0]?.positions.filter(({ topic }) => topic === 'orders')).toEqual([
    { topic: 'orders', partition: 0, at: 7, committed: true, lag: 3 },
    { topic: 'orders', partition: 1, at: 2, committed: false, lag: 8 },
  ])
  expect(found[1]?.positions).toEqual([{ topic: 'fryer', partition: 0, at: 10, committed: true, lag: 0 }])
  expect(found[0]?.members.map(({ name, assigned }) => [name, assigned.length])).toEqual([
    ['preparer 1', 1],
    ['preparer 2', 1],
  ])
  expect(found[1]?.members[0]?.assigned).toEqual([])
})

test('a worker that keeps its offset back for later stands where it has read to', () => {
  const [counter] = readers('shop', [group('counter', 1)], { counter: [commit('ready', 0, 3, '9')] })
  expect(counter?.positions.find(({ topic }) => topic === 'ready')).toMatchObject({ at: 9, lag: 1 })
})

test('of several groups of one worker those with members count; without any, the one that got furthest', () => {
  const committed = { preparer: [commit('orders', 0, 9)], 'cook+preparer': [commit('orders', 0, 5)] }
  const working = readers('shop', [group('preparer', 0), group('cook+preparer', 1)], committed)
  expect(working.map(({ id }) => id)).toEqual(['cook+preparer/preparer', 'cook+preparer/cook'])
  const resting = readers('shop', [group('preparer', 0), group('cook+preparer', 0)], committed)
  expect(resting.filter(({ worker }) => worker === 'preparer').map(({ id }) => id)).toEqual(['preparer/preparer'])
})

test('in a demo a reader reads what its group has to do with', () => {
  const found = readers('demo3', [group('demo3.preparer', 2), group('demo3.accountant-2', 1)], {
    'demo3.preparer': [commit('demo3.orders', 1, 4)],
  })
  expect(found.map(({ name, letter, lag }) => [name, letter, lag])).toEqual([
    ['preparers', 'P', 22],
    ['accountant 2', 'A', 24],
  ])
})
