// Protects whoever has started a demonstration: in a terminal it can only be watched from here, and here only two run at once.
import { expect, test } from 'vitest'
import type { OpenDemo } from '@/demo/open-demo'
import type { DemoCommand, DemoReport, DemoSettings } from '@/lib/realtime/demos'
import { reportOf } from './courses/report.fixture'
import { DemoDesk } from './demo-desk'

const settings: DemoSettings = { tills: 3, preparers: 2, cooks: 0, partitions: 3, speed: 1, keys: false }
const trading = reportOf(1000, [{ name: 'preparer 1', partitions: [0] }], { 'demo3.preparer': [[1, 1]] })

/** A director in memory: it takes every command, and ends when the test says so. */
function director() {
  const told: DemoCommand[] = []
  const listeners: ((report: DemoReport) => void)[] = []
  let finish: (how: Awaited<OpenDemo['ended']>) => void = () => undefined
  const ended = new Promise<Awaited<OpenDemo['ended']>>((resolve) => {
    finish = resolve
  })
  const open: OpenDemo = {
    pid: process.pid,
    report: () => trading,
    onReport: (listener) => listeners.push(listener),
    command: async (command) => {
      told.push(command)
      return null
    },
    ended,
  }
  return {
    open,
    told,
    say: (report: DemoReport) => listeners.forEach((listener) => listener(report)),
    end: async (how: Awaited<OpenDemo['ended']> = { summary: { report: trading, lines: ['all sold'], logTotalPence: null } }) => {
      finish(how)
      await ended
      // Whoever waits for the end has heard of it a turn later.
      await new Promise(setImmediate)
    },
  }
}

function openDesk(members: Record<string, number> = {}) {
  const directors: ReturnType<typeof director>[] = []
  let nowMs = 1_000_000
  const desk = new DemoDesk({
    launch() {
      const one = director()
      directors.push(one)
      return one.open
    },
    window: {
      groups: async () => Object.keys(members),
      describe: async (ids) =>
        ids.map((id) => ({
          id,
          state: 'Stable',
          members: Array.from({ length: members[id] ?? 0 }, (_, n) => ({ id: String(n), clientId: '', assigned: [] })),
        })),
      offsets: async () => [],
    },
    prefix: '',
    nowMs: () => nowMs,
  })
  return { desk, directors, later: (ms: number) => (nowMs += ms) }
}

test('one that was started in a terminal is seen, and neither started nor changed', async () => {
  const { desk, directors } = openDesk({ 'demo4.preparer': 1, 'demo4.cook': 1, 'floor-group': 3 })
  expect((await desk.answer(4)).run).toEqual({ by: 'elsewhere', members: 2 })
  expect((await desk.answer(3)).run.by).toBe('nobody')
  expect(await desk.start(4, settings)).toContain('was started elsewhere')
  expect(await desk.here(4)).toContain('can be watched here, and changed only there')
  expect(directors).toEqual([])
})

test('the same one is not started twice, and no third one', async () => {
  const { desk, directors } = openDesk()
  expect(await desk.start(3, settings)).toBeNull()
  expect(await desk.start(3, settings)).toBe('Demonstration 3 runs already.')
  expect(await desk.start(2, settings)).toBeNull()
  expect(await desk.start(1, settings)).toContain('Demonstrations 3 and 2 run already')
  expect(directors.length).toBe(2)
})

test('while it opens nothing can be done to it; when it has ended its last words stay, and its dying members are not taken for another', async () => {
  const members: Record<string, number> = {}
  const { desk, directors, later } = openDesk(members)
  await desk.start(3, settings)
  const running = await desk.here(3)
  if (typeof running === 'string') throw new Error(running)
  expect(await running.vary({ tills: 4 })).toContain('still opening')
  directors[0]?.say(trading)
  expect(await running.vary({ tills: 4 })).toBeNull()
  expect(running.end()).toBeNull()
  expect(running.end()).toContain('already')
  await directors[0]?.end()
  members['demo3.preparer'] = 1
  expect((await desk.answer(3)).run).toEqual({ by: 'nobody', last: ['all sold'], failed: null })
  later(20_000)
  await expect.poll(async () => (await desk.answer(3)).run.by, { timeout: 5000 }).toBe('elsewhere')
  expect(directors[0]?.told.map((command) => command.do)).toEqual(['vary', 'end'])
})

test('one that ends by itself says why', async () => {
  const { desk, directors } = openDesk()
  await desk.start(3, settings)
  await directors[0]?.end({ failed: 'Kafka does not answer' })
  expect((await desk.answer(3)).run).toEqual({ by: 'nobody', last: [], failed: 'Kafka does not answer' })
})

test('hashed keys begin it anew, and it ends only once', async () => {
  const { desk, directors } = openDesk()
  await desk.start(3, settings)
  const running = await desk.here(3)
  if (typeof running === 'string') throw new Error(running)
  directors[0]?.say(trading)
  expect(await running.begin({ name: 'keys' })).toBeNull()
  expect(await running.begin({ name: 'burst' })).toContain('starting afresh')
  await directors[0]?.end()
  expect(directors.length).toBe(2)
  directors[1]?.say({ ...trading, settings: { ...settings, keys: true } })
  expect(running.views.map(({ ask, state }) => `${ask.name} ${state}`)).toEqual(['keys in effect'])
  expect((await desk.answer(3)).run).toMatchObject({ by: 'here', ending: false, settings: { keys: true } })
})

test('one that is ended while it begins anew ends once, and none comes after it', async () => {
  const { desk, directors } = openDesk()
  await desk.start(3, settings)
  const running = await desk.here(3)
  if (typeof running === 'string') throw new Error(running)
  directors[0]?.say(trading)
  await running.begin({ name: 'keys' })
  expect(running.end()).toBeNull()
  await directors[0]?.end()
  expect(directors.length).toBe(1)
  const { run, experiments } = await desk.answer(3)
  // Its own last words, and not those of a second end.
  expect(run).toEqual({ by: 'nobody', last: ['all sold'], failed: null })
  expect(experiments.map(({ ask, state }) => `${ask.name} ${state}`)).toEqual(['keys over'])
  expect(await desk.start(3, settings)).toBeNull()
})
