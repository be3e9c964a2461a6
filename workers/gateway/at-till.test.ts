// Protects the tills from each other: nobody sells now as another till; and what waited on a device that was that till is not lost.
import { expect, test } from 'vitest'
import { nobody } from './access/desk'
import { atTill } from './at-till'

const device = (till: number | null) => ({
  ...nobody,
  device: { id: 'd', name: 'Device', kinds: ['till' as const], till, tokenHash: '', enrolledAtMs: 0 },
})

test.each([
  ['its own till', 2, 2, false, 'yes'],
  ['another till', 2, 1, false, 'other-till'],
  ['a till, on a device that is none', null, 1, false, 'other-till'],
  ['out of its own queue', 2, 2, true, 'yes'],
  ['out of the queue that it kept as another till, whoever is that till now', 2, 1, true, 'yes'],
  ['out of the queue that it kept as a till, now that it is none', null, 1, true, 'yes'],
] as const)('%s', (_, own, till, queued, said) => {
  const answer = atTill(device(own), till, queued)
  expect(answer === null ? 'yes' : Object(answer).body.error.id).toBe(said)
})
