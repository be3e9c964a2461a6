// Protects the figures of the acks experiment: what is lost, what is lost though it was acknowledged, what stands there twice.
import { describe, expect, test } from 'vitest'
import { type AcksResult, acksWords } from '@/lib/realtime/acks'
import { countOrders } from './count'
import { acksTable } from './table'

const upTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1)

describe('counting', () => {
  const cases = [
    {
      name: 'all there once',
      sent: 5,
      acknowledged: upTo(5),
      inLog: upTo(5),
      finds: { inLog: 5, lost: 0, acknowledgedLost: 0, doubled: 0 },
    },
    {
      name: 'acknowledged and gone',
      sent: 5,
      acknowledged: upTo(5),
      inLog: [1, 2, 5],
      finds: { inLog: 3, lost: 2, acknowledgedLost: 2, doubled: 0 },
    },
    {
      name: 'never acknowledged and gone',
      sent: 5,
      acknowledged: [],
      inLog: [1, 2],
      finds: { inLog: 2, lost: 3, acknowledgedLost: 0, doubled: 0 },
    },
    {
      name: 'there twice, and three times',
      sent: 3,
      acknowledged: upTo(3),
      inLog: [1, 2, 2, 3, 2, 3],
      finds: { inLog: 3, lost: 0, acknowledgedLost: 0, doubled: 3 },
    },
    {
      name: 'there though nobody said so',
      sent: 4,
      acknowledged: [1],
      inLog: upTo(4),
      finds: { inLog: 4, lost: 0, acknowledgedLost: 0, doubled: 0 },
    },
    {
      name: 'lost and doubled at once',
      sent: 4,
      acknowledged: upTo(3),
      inLog: [1, 1, 3],
      finds: { inLog: 2, lost: 2, acknowledgedLost: 1, doubled: 1 },
    },
  ]
  test.each(cases)('$name', ({ sent, acknowledged, inLog, finds }) => {
    const counts = countOrders({ sent, acknowledged: new Set(acknowledged) }, inLog)
    expect(counts).toEqual({ sent, acknowledged: acknowledged.length, ...finds })
  })
})

const result: AcksResult = {
  acks: '1',
  sent: 1200,
  acknowledged: 1200,
  inLog: 1140,
  lost: 60,
  acknowledgedLost: 60,
  doubled: 0,
  leaderlessMs: 2949,
}

test('the words say what the figures say', () => {
  expect(acksWords(result)).toContain('with 60 orders that the others had not copied')
  expect(acksWords({ ...result, inLog: 1200, lost: 0, acknowledgedLost: 0 })).toContain('This time the others had copied all')
  expect(acksWords({ ...result, acks: 'all', acknowledgedLost: 0, doubled: 2 })).toMatch(
    /of 1,200 orders 0 were lost.*2 orders stand there twice/,
  )
  expect(acksWords({ ...result, acks: '0', acknowledged: 0 })).toContain('60 orders of 1,200 went')
})

test('with acks 0 the table does not speak of acknowledgements that nobody gives', () => {
  const [head, zero, one] = acksTable([{ ...result, acks: '0', acknowledged: 0, acknowledgedLost: 0 }, result]).split('\n')
  expect(head?.split(/ {2,}/).map((cell) => cell.trim())).toContain('lost though acknowledged')
  expect(zero).toMatch(/^ +0 +1200 +never +1140 +60 +– +0 +2\.9 s$/)
  expect(one).toMatch(/^ +1 +1200 +1200 +1140 +60 +60 +0 +2\.9 s$/)
})
