// Protects every worker: one bad record, one slow service or one worker that is behind must not lose or skip anything.
import { expect, test } from 'vitest'
import type { Fetched, Resume } from '@/lib/operations/batch'
import type { TopicName } from '@/lib/topics/all'
import type { LogEvent, LogRecord } from '@/lib/topics/event'
import type { Reading } from '@/lib/topics/read'
import { createRunner, type Running, type Unusable } from './runner'
import type { Reaction } from './worker'

class NoAnswer extends Error {}

function record(topic: TopicName, offset: number, text = 'good'): LogRecord {
  return { topic, partition: 0, offset, timestampMs: 0, key: null, headers: {}, value: Buffer.from(text) }
}

function fetched(topic: TopicName, first: number, texts: string[]): Fetched {
  return { topic, partition: 0, first, end: first + texts.length, records: texts.map((text, i) => record(topic, first + i, text)) }
}

function eventOf({ topic, partition, offset, timestampMs }: LogRecord): LogEvent {
  return { topic, partition, offset, timestampMs, type: 'cabinet.epoch', id: `${topic}-${offset}`, value: { shop: 0, epoch: 1 } }
}

function parse(each: LogRecord): Reading {
  const text = String(each.value)
  if (text === 'explodes') throw new Error('boom')
  return text === 'bad' ? { unusable: 'bad' } : { event: eventOf(each) }
}

/** Notes what it is told, and says what it was made to say. */
function worker(name: string, topics: TopicName[], answer: (resume: Resume, call: number) => Resume = (resume) => resume) {
  const told: string[][] = []
  const reaction: Reaction = {
    async handle(batches) {
      told.push(batches.flatMap(({ events }) => events.map(({ id }) => id)))
      return batches.map(({ topic, partition, end }) => answer({ topic, partition, next: end, commit: end }, told.length))
    },
  }
  return { running: { name, topics, reaction } satisfies Running, told }
}

function runnerOf(workers: Running[], buries: TopicName[] = []) {
  const buried: Unusable[] = []
  const warnings: string[] = []
  const runner = createRunner(workers, {
    parse,
    buries: new Set(buries),
    bury: async (unusable) => void buried.push(...unusable),
    isTransient: (error) => error instanceof NoAnswer,
    pause: async () => {},
    warn: ({ worker: name }) => warnings.push(name),
  })
  return { runner, buried, warnings }
}

test('each worker is told of its own topics only, all of one fetch at once', async () => {
  const [orders, ready] = [worker('a', ['orders']), worker('b', ['orders', 'ready'])]
  const { runner } = runnerOf([orders.running, ready.running])
  await runner.handle([fetched('orders', 5, ['good', 'good']), fetched('ready', 0, ['good'])])
  expect(orders.told).toEqual([['orders-5', 'orders-6']])
  expect(ready.told).toEqual([['orders-5', 'orders-6', 'ready-0']])
})

test('two workers that share a reaction are told once', async () => {
  const { running, told } = worker('preparer', ['orders'])
  const { runner } = runnerOf([running, { name: 'cook', topics: ['fryer'], reaction: running.reaction }])
  await runner.handle([fetched('orders', 0, ['good']), fetched('fryer', 0, ['good'])])
  expect(told).toEqual([['orders-0', 'fryer-0']])
})

test('reading goes on where the one that is furthest behind wants it', async () => {
  const ahead = worker('a', ['orders'], (resume) => ({ ...resume, next: 900, commit: 900 }))
  const behind = worker('b', ['orders'], (resume) => ({ ...resume, next: 3, commit: 1 }))
  const { runner } = runnerOf([ahead.running, behind.running])
  expect(await runner.handle([fetched('orders', 5, ['good'])])).toEqual([{ topic: 'orders', partition: 0, next: 3, commit: 1 }])
})

test.each(['bad', 'explodes'])('a record that is %s is buried and the others go on', async (text) => {
  const { running, told } = worker('a', ['orders'])
  const { runner, buried } = runnerOf([running], ['orders'])
  expect(await runner.handle([fetched('orders', 0, ['good', text, 'good'])])).toEqual([
    { topic: 'orders', partition: 0, next: 3, commit: 3 },
  ])
  expect(told).toEqual([['orders-0', 'orders-2']])
  expect(buried.map(({ record: { offset } }) => offset)).toEqual([1])
})

test('what another group buries is only left out', async () => {
  const { runner, buried } = runnerOf([worker('a', ['orders', 'ready']).running], ['ready'])
  await runner.handle([fetched('orders', 0, ['bad']), fetched('ready', 0, ['bad'])])
  expect(buried.map(({ record: { topic } }) => topic)).toEqual(['ready'])
})

test('nobody goes on before the dead letters are written', async () => {
  const { running, told } = worker('a', ['orders'])
  const toldWhenBuried: number[] = []
  const runner = createRunner([running], {
    parse,
    buries: new Set<TopicName>(['orders']),
    bury: async () => void toldWhenBuried.push(told.length),
    isTransient: () => false,
    pause: async () => {},
    warn: () => {},
  })
  await runner.handle([fetched('orders', 0, ['bad', 'good'])])
  expect(toldWhenBuried).toEqual([0])
})

test('what does not answer is asked again with the same batches, and its neighbours are not told twice', async () => {
  const slow = worker('slow', ['orders'], (resume, call) => {
    if (call < 3) throw new NoAnswer()
    return resume
  })
  const neighbour = worker('neighbour', ['orders'])
  const { runner, warnings } = runnerOf([slow.running, neighbour.running])
  await runner.handle([fetched('orders', 0, ['good'])])
  expect(slow.told).toEqual([['orders-0'], ['orders-0'], ['orders-0']])
  expect(neighbour.told).toEqual([['orders-0']])
  expect(warnings).toEqual(['slow', 'slow'])
})

test('a broken invariant is not tried again', async () => {
  const broken = worker('a', ['orders'], () => {
    throw new Error('portions from nothing')
  })
  await expect(runnerOf([broken.running]).runner.handle([fetched('orders', 0, ['good'])])).rejects.toThrow('portions from nothing')
  expect(broken.told).toHaveLength(1)
})

test('a worker that does not say where to read on is a broken invariant', async () => {
  const silent: Running = { name: 'a', topics: ['orders'], reaction: { handle: async () => [] } }
  await expect(runnerOf([silent]).runner.handle([fetched('orders', 0, ['good'])])).rejects.toThrow('orders-0')
})

test('what is stored says from where to read: the least of those who read the topic, 0 where nothing stands', async () => {
  const stores = (name: string, topics: TopicName[], positions: Map<string, number> | null): Running => ({
    name,
    topics,
    reaction: { ...worker(name, topics).running.reaction, positions: async () => positions },
  })
  const { runner } = runnerOf([
    stores('a', ['orders'], new Map([['orders-0', 7]])),
    stores('b', ['orders', 'fryer'], new Map([['orders-0', 3]])),
    stores('does not know now', ['orders', 'cook'], null),
    worker('stores nothing', ['orders', 'ready']).running,
  ])
  const places = (['orders', 'fryer', 'cook', 'ready'] as const).map((topic) => ({ topic, partition: 0 }))
  expect(await runner.readFrom(places)).toEqual([
    { topic: 'orders', partition: 0, next: 3 },
    { topic: 'fryer', partition: 0, next: 0 },
  ])
})
