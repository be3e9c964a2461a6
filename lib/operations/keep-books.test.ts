// Protects "each record is in the books once": whatever is delivered again, late or to two at once, and wherever a keeper dies.
import { expect, test } from 'vitest'
import { batchOf, placed, sampleId } from './events.fixture'
import { type Books, keepBooks, type LogId } from './keep-books'
import { openBooks, WrongLog } from './open-books'

const ids = (...numbers: number[]) => numbers.map((n) => sampleId(n))
const sales = (...numbers: number[]) => numbers.map((n) => placed({ n }))

/** What is in the books, and every write that was tried. `loseAnswer` writes and then fails, as a broken connection does. */
function memoryBooks() {
  const positions = new Map<number, number>()
  const rows = new Set<string>()
  const state = { rows, positions, writes: 0, added: 0, loseAnswer: false, refuse: false, logId: null as LogId | null }
  const books: Books<string[]> = {
    log: async (_, ours) => (state.logId ??= ours),
    positions: async () => [...positions].map(([partition, next]) => ({ topic: 'orders', partition, next })),
    async write(_, moves, written) {
      state.writes++
      if (state.refuse) throw new Error('no answer')
      if (moves.some(({ partition, from }) => (positions.get(partition) ?? 0) !== from)) return 'fenced'
      for (const { partition, to } of moves) positions.set(partition, to)
      for (const id of written) rows.add(id)
      state.added += written.length
      if (state.loseAnswer) throw new Error('no answer')
      return 'written'
    },
  }
  const keeper = (logStart = 0) =>
    keepBooks({
      worker: 'accountant',
      books,
      decide: (events) => events.map(({ id }) => id),
      logStarts: [{ topic: 'orders', partition: 0, next: logStart }],
    })
  return { state, books, keeper }
}

const resume = (next: number, partition = 0) => ({ topic: 'orders', partition, next, commit: next })

test('takes batches of several partitions in one write and says where to read on', async () => {
  const { state, keeper } = memoryBooks()
  expect(await keeper().handle([batchOf('orders', 0, sales(1, 2)), batchOf('orders', 0, sales(3), { partition: 1 })])).toEqual([
    resume(2),
    resume(1, 1),
  ])
  expect([...state.rows]).toEqual(ids(1, 2, 3))
  expect(state.writes).toBe(1)
})

test('a batch that is given again writes nothing; one that overlaps adds only what is new', async () => {
  const { state, keeper } = memoryBooks()
  const { handle } = keeper()
  await handle([batchOf('orders', 0, sales(1, 2))])
  expect(await handle([batchOf('orders', 0, sales(1, 2))])).toEqual([resume(2)])
  expect(state.writes).toBe(1)
  expect(await handle([batchOf('orders', 1, sales(2, 3))])).toEqual([resume(3)])
  expect([...state.rows]).toEqual(ids(1, 2, 3))
  expect(state.added).toBe(3)
})

test('a repeat in the same batch is decided once', async () => {
  const { state, keeper } = memoryBooks()
  await keeper().handle([batchOf('orders', 0, sales(1, 2, 1))])
  expect(state.added).toBe(2)
  expect(state.positions.get(0)).toBe(3)
})

test('a batch that begins beyond the position is dropped, and read again from the position', async () => {
  const { state, keeper } = memoryBooks()
  const { handle } = keeper()
  await handle([batchOf('orders', 0, sales(1))])
  expect(await handle([batchOf('orders', 3, sales(4))])).toEqual([resume(1)])
  expect([...state.rows]).toEqual(ids(1))
})

test('the other batches of a fetch go on when one begins beyond its position', async () => {
  const { state, keeper } = memoryBooks()
  expect(await keeper().handle([batchOf('orders', 5, sales(1)), batchOf('orders', 0, sales(2), { partition: 1 })])).toEqual([
    resume(0),
    resume(1, 1),
  ])
  expect([...state.rows]).toEqual(ids(2))
})

test('where the log no longer has the beginning, it begins where the log does', async () => {
  const { state, keeper } = memoryBooks()
  expect(await keeper(7).handle([batchOf('orders', 7, sales(1))])).toEqual([resume(8)])
  expect(state.positions.get(0)).toBe(8)
})

test('a partition without usable records moves on all the same', async () => {
  const { state, keeper } = memoryBooks()
  await keeper().handle([{ topic: 'orders', partition: 0, first: 0, end: 4, events: [] }])
  expect(state.positions.get(0)).toBe(4)
})

test('a zombie is fenced: it writes nothing, and goes on where the other has come to', async () => {
  const { state, keeper } = memoryBooks()
  const [zombie, successor] = [keeper(), keeper()]
  await zombie.handle([batchOf('orders', 0, sales(1))])
  await successor.handle([batchOf('orders', 0, sales(1, 2))])
  await successor.handle([batchOf('orders', 2, sales(3))])
  const added = state.added
  expect(await zombie.handle([batchOf('orders', 1, sales(2, 3))])).toEqual([resume(3)])
  expect(state.added).toBe(added)
  expect(await zombie.handle([batchOf('orders', 3, sales(4))])).toEqual([resume(4)])
  expect([...state.rows]).toEqual(ids(1, 2, 3, 4))
})

test('a partition that comes back after it was somebody else’s is not read again', async () => {
  const { state, keeper } = memoryBooks()
  const [first, second] = [keeper(), keeper()]
  await first.handle([batchOf('orders', 0, sales(1))])
  await second.handle([batchOf('orders', 1, sales(2, 3))])
  expect(await first.handle([batchOf('orders', 3, sales(4))])).toEqual([resume(4)])
  expect([...state.rows]).toEqual(ids(1, 2, 3, 4))
})

test('written, but the answer was lost: asked again with the same batch, nothing is written twice', async () => {
  const { state, keeper } = memoryBooks()
  const { handle } = keeper()
  const batch = batchOf('orders', 0, sales(1, 2))
  state.loseAnswer = true
  await expect(handle([batch])).rejects.toThrow('no answer')
  state.loseAnswer = false
  expect(await handle([batch])).toEqual([resume(2)])
  expect(state.added).toBe(2)
})

test('not written: asked again with the same batch, it is', async () => {
  const { state, keeper } = memoryBooks()
  const { handle } = keeper()
  const batch = batchOf('orders', 0, sales(1))
  state.refuse = true
  await expect(handle([batch])).rejects.toThrow('no answer')
  state.refuse = false
  expect(await handle([batch])).toEqual([resume(1)])
  expect([...state.rows]).toEqual(ids(1))
})

test('killed between writing and committing the offset: the next one skips what is written', async () => {
  const { state, keeper } = memoryBooks()
  await keeper().handle([batchOf('orders', 0, sales(1, 2))])
  expect(await keeper().handle([batchOf('orders', 0, sales(1, 2, 3))])).toEqual([resume(3)])
  expect(state.added).toBe(3)
})

test('emptied while it runs, it makes the books again from the beginning', async () => {
  const { state, keeper } = memoryBooks()
  const { handle } = keeper()
  await handle([batchOf('orders', 0, sales(1, 2))])
  state.positions.clear()
  state.rows.clear()
  expect(await handle([batchOf('orders', 2, sales(3))])).toEqual([resume(0)])
  await handle([batchOf('orders', 0, sales(1, 2, 3))])
  expect([...state.rows]).toEqual(ids(1, 2, 3))
})

test('positions that went back are noticed without a new record: what is read again then is not taken for known', async () => {
  const { state, keeper } = memoryBooks()
  const { handle, positions } = keeper()
  await handle([batchOf('orders', 0, sales(1, 2))])
  expect(await positions()).toEqual(new Map([['orders-0', 2]]))
  state.positions.clear()
  state.rows.clear()
  expect(await positions()).toEqual(new Map([['orders-0', 0]]))
  expect(await handle([batchOf('orders', 0, sales(1, 2))])).toEqual([resume(2)])
  expect([...state.rows]).toEqual(ids(1, 2))
})

test('what is gone from the log is not asked for', async () => {
  const { keeper } = memoryBooks()
  expect(await keeper(5).positions()).toEqual(new Map([['orders-0', 5]]))
})

const opening = (books: Books<string[]>, next: number, clusterId = 'one') => ({
  projection: 'books' as const,
  books,
  decide: () => [],
  partitions: [{ topic: 'orders' as const, partition: 0 }],
  reader: { ends: async () => ({ first: 0, next }) },
  log: { clusterId, topicPrefix: '' },
})

test('a position beyond the end of the log stops the worker, with the command that helps', async () => {
  const { state, books } = memoryBooks()
  state.positions.set(0, 10)
  await expect(openBooks(opening(books, 9))).rejects.toThrow(
    /read orders 0 up to 10, but the log ends at 9.*TOPIC_PREFIX.*npm run rebuild -- books facts stock cabinet/,
  )
  await expect(openBooks(opening(books, 10))).resolves.toBeDefined()
})

test('another cluster stops the worker, even an empty one', async () => {
  const { books } = memoryBooks()
  await openBooks(opening(books, 0, 'one'))
  const other = await openBooks(opening(books, 0, 'two')).catch((error: unknown) => error)
  expect(other).toBeInstanceOf(WrongLog)
  expect(other).toMatchObject({ id: 'wrong-log', retry: false, message: expect.stringContaining('npm run rebuild -- books') })
})
