// Protects what is told of a group: who came and went, which partitions moved from whom to whom, and where a reader was put back.
import { expect, test } from 'vitest'
import type { Group } from '@/lib/server/kafka/log-window'
import { GroupHistory, rewindBetween } from './group-history'
import { MemberNames } from './member-names'

/** Members by id, each with the partitions of `orders` that it reads. */
function group(assigned: Record<string, number[]>, state = 'Stable', id = 'demo3.preparer'): Group {
  const members = Object.entries(assigned).map(([member, partitions]) => ({
    id: member,
    clientId: 'chippy',
    assigned: partitions.map((partition) => ({ topic: 'demo3.orders', partition })),
  }))
  return { id, state, members }
}

const history = () => new GroupHistory('demo3.', new MemberNames())
/** What is told of these looks, one after the other. */
function told(...looks: Group[]): string[] {
  const each = history()
  return looks.flatMap((look) => each.take(look)).map(({ kind, words }) => `${kind} · ${words}`)
}

test('nothing is told of the first look, nor while nothing happens', () => {
  expect(told(group({ a: [0, 1, 2] }), group({ a: [0, 1, 2] }))).toEqual([])
})

test('a group that was not there before has come with all who are in it', () => {
  const fresh = new GroupHistory('demo3.', new MemberNames(), true)
  expect(fresh.take(group({ a: [0, 1] }, 'Stable', 'demo3.cook'))).toEqual([
    { kind: 'joined', words: 'cook 1 joined: orders p0, p1 now read by cook 1' },
  ])
})

test('a second preparer takes a partition over', () => {
  expect(
    told(
      group({ a: [0, 1, 2] }),
      group({ a: [], b: [] }, 'PreparingRebalance'),
      group({ a: [], b: [] }, 'CompletingRebalance'),
      group({ a: [0, 1], b: [2] }),
    ),
  ).toEqual([
    'rebalancing · preparers: the partitions are shared out anew',
    'joined · preparer 2 joined: orders p2 moved from preparer 1 to preparer 2',
  ])
})

test('what happens between two looks is told all the same', () => {
  expect(told(group({ a: [0, 1, 2] }), group({ a: [0], b: [1], c: [2] }))).toEqual([
    'joined · preparer 2, preparer 3 joined: orders p1 moved from preparer 1 to preparer 2; orders p2 moved from preparer 1 to preparer 3',
  ])
})

test('a fourth has nothing to read', () => {
  expect(told(group({ a: [0], b: [1], c: [2] }), group({ a: [0], b: [1], c: [2], d: [] }))).toEqual([
    'joined · preparer 4 joined: no partition is left for it',
  ])
})

test('one leaves, and its number goes to the next who comes', () => {
  expect(told(group({ a: [0, 1], b: [2] }), group({ b: [0, 1, 2] }), group({ b: [0, 2], c: [1] }))).toEqual([
    'left · preparer 1 left: orders p0, p1 moved from preparer 1 to preparer 2',
    'joined · preparer 1 joined: orders p1 moved from preparer 2 to preparer 1',
  ])
})

test('when the last has gone nobody reads', () => {
  expect(told(group({ a: [0] }), group({}, 'Empty'))).toEqual(["left · preparer 1 left: orders p0 read by nobody now, was preparer 1's"])
})

test('a rebalance that changes nothing ends too', () => {
  expect(told(group({ a: [0] }), group({ a: [] }, 'PreparingRebalance'), group({ a: [0] }))).toEqual([
    'rebalancing · preparers: the partitions are shared out anew',
    'settled · preparers: everybody goes on with what they had',
  ])
})

test('many partitions are counted, not listed', () => {
  expect(told(group({ a: [0, 1, 2, 3, 4, 5] }), group({ b: [0, 1, 2, 3, 4, 5] }))).toEqual([
    'joined · preparer 2 joined, preparer 1 left: 6 partitions moved from preparer 1 to preparer 2',
  ])
})

test('a member that calls itself preparer 2 has that number', () => {
  const names = new MemberNames()
  const both = { ...group({ a: [], b: [] }) }
  const named = { ...both, members: both.members.map((member, i) => ({ ...member, clientId: `preparer-${2 - i}` })) }
  names.learn(named)
  expect(named.members.map((member) => names.numberOf(named, member))).toEqual([2, 1])
  // Killed and started again: the group does not know yet that the first one is gone.
  const again = { ...named, members: [...named.members, { id: 'c', clientId: 'preparer-2', assigned: [] }] }
  names.learn(again)
  expect(again.members.map((member) => names.numberOf(again, member))).toEqual([2, 1, 2])
})

const at = (partition: number, offset: number, committed = true) => ({ topic: 'orders', partition, at: offset, committed, lag: 0 })

test('a reader that was put back', () => {
  expect(rewindBetween('preparers', [at(0, 120), at(1, 99)], [at(0, 40), at(1, 101)])?.words).toBe(
    'preparers put back: orders p0 from 120 to 40',
  )
  expect(rewindBetween('preparers', [at(0, 120)], [at(0, 120)])).toBeNull()
  // Nothing was committed there before: it stood at the beginning, which may have moved.
  expect(rewindBetween('preparers', [at(0, 9, false)], [at(0, 4)])).toBeNull()
})
