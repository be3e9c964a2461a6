// Protects the tills from each other: nobody sells, parks or throws away as another till, and what waited at one that is gone is not lost.
import { expect, test } from 'vitest'
import { nobody } from './access/desk'
import { createAtTill } from './at-till'

const device = (till: number | null) => ({
  ...nobody,
  device: { id: 'd', name: 'Device', kinds: ['till' as const], till, tokenHash: '', enrolledAtMs: 0 },
})
const atTill = createAtTill(() => [1, 2])

test.each([
  ['its own till', 2, 2, false, 'yes'],
  ['a till that is another device', 2, 1, false, 'other-till'],
  ['a till that is another device, out of its queue', 2, 1, true, 'other-till'],
  ['a till that is no device any more', 2, 3, false, 'other-till'],
  ['a till that is no device any more, out of its queue', 2, 3, true, 'yes'],
  ['a till, from a device that is none', null, 1, true, 'other-till'],
] as const)('%s', (_, own, till, queued, said) => {
  const answer = atTill(device(own), till, queued)
  expect(answer === null ? 'yes' : Object(answer).body.error.id).toBe(said)
})
