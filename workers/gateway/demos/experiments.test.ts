// Protects the way back: each experiment can be taken back once, none hides another, and a demonstration that ends leaves none in effect.
import { expect, test } from 'vitest'
import type { Step } from './courses/course'
import { reportOf } from './courses/report.fixture'
import { Experiments } from './experiments'

const group = 'demo3.preparer'
const two = [
  { name: 'preparer 1', partitions: [0] },
  { name: 'preparer 2', partitions: [1] },
]
const report = reportOf(1000, two, {
  [group]: [
    [4, 4],
    [5, 5],
  ],
})

function open(refuses: (step: Step) => string | null = () => null) {
  const told: Step[] = []
  let numbers = 0
  const experiments = new Experiments({
    offsetsAt: async () => [],
    nextNumber: () => ++numbers,
    carryOut: async (step) => {
      const refused = refuses(step)
      if (refused === null) told.push(step)
      return refused
    },
  })
  return { experiments, told }
}
const states = (experiments: Experiments) => experiments.views.map(({ ask, state }) => `${ask.name} ${state}`)

test('begun, taken back, done; a second tap on either button does nothing', async () => {
  const { experiments, told } = open()
  expect(await experiments.begin({ name: 'stop', reader: 'preparer 1' }, report)).toBeNull()
  expect(await experiments.begin({ name: 'stop', reader: 'preparer 1' }, report)).toContain('Take that back first')
  expect(await experiments.undo(1, report)).toBeNull()
  expect(states(experiments)).toEqual(['stop undoing'])
  expect(await experiments.undo(1, report)).toContain('already')
  experiments.see(report)
  expect(states(experiments)).toEqual(['stop undone'])
  expect(told).toEqual([
    { do: 'stop', reader: 'preparer 1' },
    { do: 'start', reader: 'preparer 1' },
  ])
})

test('a reader that was taken away with the settings leaves nothing to take back, and nothing in effect', async () => {
  const { experiments, told } = open()
  await experiments.begin({ name: 'stop', reader: 'preparer 2' }, report)
  const without = { ...report, participants: report.participants.filter(({ name }) => name !== 'preparer 2') }
  expect(await experiments.undo(1, without)).toBeNull()
  expect(states(experiments)).toEqual(['stop undone'])
  experiments.see(without)
  expect(experiments.views[0]?.words).toContain('preparer 2 has been taken away')
  expect(told).toEqual([{ do: 'stop', reader: 'preparer 2' }])
})

test('two things at once to one reader are refused, to two readers they are not', async () => {
  const { experiments } = open()
  await experiments.begin({ name: 'kill', reader: 'preparer 1' }, report)
  expect(await experiments.begin({ name: 'rewind', reader: 'preparer 1', to: { offset: 0 } }, report)).toContain('preparer 1 is killed')
  expect(await experiments.begin({ name: 'rewind', reader: 'preparer 2', to: { offset: 0 } }, report)).toBeNull()
  expect(await experiments.begin({ name: 'burst' }, report)).toBeNull()
  expect(await experiments.begin({ name: 'burst' }, report)).toContain('A coach is there already')
})

test('what the director refuses has not begun, and what it refuses to take back is still in effect', async () => {
  const { experiments } = open(({ do: what }) => (what === 'kill' ? 'Preparer 1 is not at work.' : what === 'start' ? 'No.' : null))
  expect(await experiments.begin({ name: 'kill', reader: 'preparer 1' }, report)).toBe('Preparer 1 is not at work.')
  expect(experiments.views).toEqual([])
  await experiments.begin({ name: 'stop', reader: 'preparer 2' }, report)
  expect(await experiments.undo(1, report)).toBe('No.')
  expect(states(experiments)).toEqual(['stop in effect'])
})

test('when the demonstration ends nothing is in effect any more, but what has begun it anew goes on', async () => {
  const { experiments } = open()
  await experiments.begin({ name: 'stop', reader: 'preparer 1' }, report)
  await experiments.begin({ name: 'keys' }, report)
  experiments.endAll('keys')
  expect(states(experiments)).toEqual(['keys in effect', 'stop over'])
  experiments.endAll(null)
  expect(states(experiments)).toEqual(['keys over', 'stop over'])
  expect(await experiments.undo(1, report)).toContain('has ended')
})

test('the past is kept short, and nothing that is in effect is forgotten with it', async () => {
  const { experiments } = open()
  await experiments.begin({ name: 'burst' }, report)
  for (let i = 0; i < 20; i++) {
    await experiments.begin({ name: 'stop', reader: 'preparer 1' }, report)
    await experiments.undo(i + 2, report)
    experiments.see(report)
  }
  expect(states(experiments)).toContain('burst in effect')
  expect(experiments.views.length).toBeLessThan(9)
})

test('a step that is refused on the way is told in words, and can still be taken back', async () => {
  let refusing = false
  const { experiments, told } = open(() => (refusing ? 'The broker does not answer.' : null))
  await experiments.begin({ name: 'burst' }, report)
  refusing = true
  const later = { ...report, ordered: report.ordered + 100, atMs: 2000 }
  experiments.see(later)
  await new Promise(setImmediate)
  experiments.see(later)
  expect(experiments.views[0]).toMatchObject({
    state: 'in effect',
    words: 'Nine tills go on selling. The broker does not answer. Take it back to try again.',
  })
  refusing = false
  expect(await experiments.undo(1, later)).toBeNull()
  expect(told.at(-1)).toEqual({ do: 'vary', tills: report.settings.tills })
  experiments.see(later)
  expect(experiments.views[0]?.words).toContain('As many tills as before')
})
