// Protects idempotency: an act is done once however often and whenever it is asked for, is never forgotten while it is
// pending, and the gateway refuses more instead of piling up what it cannot confirm.
import { expect, test } from 'vitest'
import { type Answer, refuse } from './answer'
import { Once } from './once'
import { MEMORY_MS, Memory } from './remembered'

const done = (body: object): Answer => ({ status: 201, body })

/** A promise and the ways to end it. */
function gate<T>() {
  let open: (value: T) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const promise = new Promise<T>((resolve, reject) => {
    open = resolve
    fail = reject
  })
  return { promise, open, fail }
}

function setUp({ mostPending = 1000, memory = new Memory() } = {}) {
  const deadline = gate<void>()
  let nowMs = 1_000
  const alarm = (_: number, ring: () => void) => {
    void deadline.promise.then(ring)
    return () => undefined
  }
  const once = new Once({ memory, nowMs: () => nowMs, alarm, deadlineMs: 3000, mostPending })
  return {
    once,
    memory,
    passDeadline: () => deadline.open(),
    setNow: (ms: number) => {
      nowMs = ms
    },
  }
}

test('first 201, again 200 with the same answer, another content 409, and done once', async () => {
  const { once } = setUp()
  let times = 0
  const perform = async () => done({ order: 271, times: ++times })
  expect(await once.run({ id: 'a', request: 'x' }, perform)).toEqual({ status: 201, body: { order: 271, times: 1 } })
  expect(await once.run({ id: 'a', request: 'x' }, perform)).toEqual({ status: 200, body: { order: 271, times: 1 } })
  expect(await once.run({ id: 'a', request: 'y' }, perform)).toMatchObject({ status: 409, body: { error: { id: 'conflict' } } })
  expect(times).toBe(1)
})

test('an event that came from elsewhere has no request, so the same id is a conflict', async () => {
  const { once, memory } = setUp()
  memory.keep('a', { request: undefined, body: {}, atMs: 0 }, 0)
  expect(await once.run({ id: 'a', request: 'x' }, async () => done({}))).toMatchObject({ status: 409 })
})

test('two at once with the same id join: one 201, one 200, done once', async () => {
  const { once } = setUp()
  const sent = gate<Answer>()
  let times = 0
  const perform = () => {
    times++
    return sent.promise
  }
  const both = [once.run({ id: 'a', request: 'x' }, perform), once.run({ id: 'a', request: 'x' }, perform)]
  const other = once.run({ id: 'a', request: 'y' }, perform)
  sent.open(done({ order: 1 }))
  expect((await Promise.all(both)).map(({ status }) => status)).toEqual([201, 200])
  expect(await other).toMatchObject({ status: 409 })
  expect(times).toBe(1)
})

test('after the deadline the outcome is unknown, the act goes on, and a retry gets its answer', async () => {
  const { once, passDeadline } = setUp()
  const sent = gate<Answer>()
  const first = once.run({ id: 'a', request: 'x' }, () => sent.promise)
  passDeadline()
  expect(await first).toMatchObject({ status: 503, body: { error: { id: 'not-confirmed' } } })
  expect(await once.run({ id: 'a', request: 'x' }, async () => done({ order: 2 }))).toMatchObject({ status: 503 })
  sent.open(done({ order: 1 }))
  await once.settled()
  expect(await once.run({ id: 'a', request: 'x' }, async () => done({ order: 2 }))).toEqual({ status: 200, body: { order: 1 } })
})

test('a refusal and a failure change nothing: the id is free again', async () => {
  const { once, memory } = setUp()
  const act = { id: 'a', request: 'x' }
  expect(await once.run(act, async () => refuse(409, 'state', 'not ready'))).toMatchObject({ status: 409 })
  await expect(
    once.run(act, async () => {
      throw new Error('broken')
    }),
  ).rejects.toThrow('broken')
  expect(memory.size).toBe(0)
  expect(await once.run(act, async () => done({ order: 1 }))).toMatchObject({ status: 201 })
})

test('with as many pending as allowed a new one is full, a repeat still joins, and room comes back', async () => {
  const { once } = setUp({ mostPending: 2 })
  const sent = gate<Answer>()
  const running = ['a', 'b'].map((id) => once.run({ id, request: 'x' }, () => sent.promise))
  expect(once.pendingCount).toBe(2)
  expect(await once.run({ id: 'c', request: 'x' }, () => sent.promise)).toMatchObject({ status: 503, body: { error: { id: 'full' } } })
  const joined = once.run({ id: 'a', request: 'x' }, () => sent.promise)
  sent.open(done({}))
  expect((await Promise.all([...running, joined])).map(({ status }) => status)).toEqual([201, 201, 200])
  expect(await once.run({ id: 'c', request: 'x' }, async () => done({}))).toMatchObject({ status: 201 })
})

test('the memory forgets after seven days and not before, and is bounded', () => {
  const memory = new Memory(3)
  const entry = (atMs: number) => ({ request: 'x', body: {}, atMs })
  memory.keep('old', entry(0), 0)
  memory.keep('young', entry(10), MEMORY_MS)
  expect(memory.get('old')).toBeDefined()
  memory.keep('new', entry(MEMORY_MS), MEMORY_MS + 1)
  expect(memory.get('old')).toBeUndefined()
  expect(memory.get('young')).toBeDefined()
  for (const id of ['b', 'c', 'd']) memory.keep(id, entry(MEMORY_MS), MEMORY_MS)
  expect(memory.size).toBe(3)
  expect(memory.get('d')).toBeDefined()
})

test('the first answer stays when the log brings the same id again', () => {
  const memory = new Memory()
  memory.keep('a', { request: 'x', body: { order: 1 }, atMs: 0 }, 0)
  memory.keep('a', { request: 'y', body: { order: 2 }, atMs: 1 }, 1)
  expect(memory.get('a')).toEqual({ request: 'x', body: { order: 1 }, atMs: 0 })
})
