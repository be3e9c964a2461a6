// Protects where readers are shown in the past: Kafka's own bytes are read as Kafka wrote them, and what is no commit is none.
import { expect, test } from 'vitest'
import { offsetCommitIn, offsetsPartition } from './offset-commits'

const bytes = (hex: string) => Buffer.from(hex, 'hex')
/** As Kafka 4.3.1 wrote it for group colb.preparer, topic colb.t, partition 1. */
const key = bytes('0001000d636f6c622e70726570617265720006636f6c622e7400000001')
const value = bytes('00040000000000000007ffffffff01000001a21282475c0100100be55cdd6b3549b79c361441e2c3dd36')
const commit = { group: 'colb.preparer', topic: 'colb.t', partition: 1, offset: '7', metadata: '', committedMs: 1_795_606_857_564 }

test('a commit', () => {
  expect(offsetCommitIn({ key, value })).toEqual(commit)
})

test.each([
  ['0, with the time it expires behind', '0000000000000000000700026f6b000001a21282475c000001a21282475c'],
  ['1', '0001000000000000000700026f6b000001a21282475c000001a21282475c'],
  ['2', '0002000000000000000700026f6b000001a21282475c'],
  ['3, with the epoch of the leader', '00030000000000000007ffffffff00026f6b000001a21282475c'],
])('a value of version %s', (_, hex) => {
  expect(offsetCommitIn({ key, value: bytes(hex) })).toEqual({ ...commit, metadata: 'ok' })
})

test.each([
  ['the description of a group', bytes('0002000d636f6c622e7072657061726572'), bytes('0003000000000000ffffffff')],
  ['a commit that has ended', key, null],
  ['a version that is not known', key, bytes('00050000000000000007')],
  ['bytes that end too early', key, bytes('00030000000000000007ffffffff00ff6f6b')],
  ['no bytes at all', bytes(''), value],
])('%s is none', (_, wrongKey, wrongValue) => {
  expect(offsetCommitIn({ key: wrongKey, value: wrongValue })).toBeNull()
})

test.each([
  ['colb.preparer', 3],
  // These have a negative hash.
  ['test-361632c3.demo2.cook-1', 1],
  ['test-8d6b243d81.demo4.preparer', 1],
  ['', 0],
])('of four partitions the commits of %s stand in %i, as seen on the broker', (group, partition) => {
  expect(offsetsPartition(group, 4)).toBe(partition)
})
