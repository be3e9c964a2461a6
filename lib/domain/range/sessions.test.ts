// Guarantee: what the manager types for some days and a session is what those days get, and no others.
import { expect, test } from 'vitest'
import { plannedPar, sessions, withPlanned } from './sessions'

const [lunch, tea] = sessions

test('a par level is set for the chosen days of one session, and taken back', () => {
  const friday = withPlanned([], tea, [5], 12)
  expect(friday).toEqual([{ days: [5], from: '15:00', to: '20:00', par: 12 }])
  const both = withPlanned(friday, tea, [6], 12)
  expect(both).toEqual([{ days: [5, 6], from: '15:00', to: '20:00', par: 12 }])
  const more = withPlanned(both, tea, [6], 20)
  expect([plannedPar(more, tea, [5]), plannedPar(more, tea, [6]), plannedPar(more, tea, [5, 6])]).toEqual([12, 20, null])
  expect([plannedPar(more, lunch, [5]), plannedPar(more, tea, [1])]).toEqual([null, null])
  expect(withPlanned(withPlanned(more, tea, [6], null), tea, [5], null)).toEqual([])
})
