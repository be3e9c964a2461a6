// Protects whoever opens the page of a log with many dead letters: the newest are there at once, the others come with each look, what
// is remembered has a bound, and what was done with a letter is never forgotten before the letter.
import { expect, test } from 'vitest'
import { Letters } from './letters'
import { boundsOf } from './tapes'
import { type Written, windowOn } from './window.fixture'

const space = { name: 'shop', prefix: '', topics: [{ name: 'dead-letters', partitions: 1 }] }
const letter = (id: string): Written => ({ atMs: 0, value: 'bad', headers: { dl_id: Buffer.from(id) } })
const closed = (offset: number): Written => ({
  ...{ atMs: 0, value: 'closed' },
  headers: { dl_note: Buffer.from('closed'), dl_letter_offset: Buffer.from(String(offset)), dl_act: Buffer.from('a') },
})
const many = (count: number) => Array.from({ length: count }, (_, n) => letter(`letter ${n}`))

function lettersOf(log: Written[]) {
  const window = windowOn({ 'dead-letters-0': log })
  const letters = new Letters()
  const look = async (older?: 'all') => letters.refresh(window, space, await boundsOf(window, space, [0]), older)
  return { letters, window, look }
}

test('a look reads a part, the newest first, and says that there are more', async () => {
  const { letters, window, look } = lettersOf(many(1000))
  await look()
  expect(window.reads).toBe(200)
  expect(letters.offsets().slice(0, 2)).toEqual([999, 998])
  expect(letters.complete).toBe(false)
  for (let n = 0; n < 4; n++) await look()
  expect([letters.complete, letters.open, window.reads]).toEqual([true, 1000, 1000])
  await look()
  expect(window.reads).toBe(1000)
})

test('two looks at once read nothing twice', async () => {
  const { window, letters, look } = lettersOf(many(300))
  await Promise.all([look(), look(), look()])
  expect([window.reads, letters.open]).toEqual([300, 300])
})

test('a note counts for every copy of its letter, from when it was written', async () => {
  const log = [letter('a'), letter('b'), letter('a'), closed(0)]
  const { letters, look } = lettersOf(log)
  await look()
  expect([letters.open, letters.openAt(3), letters.offsets()]).toEqual([1, 2, [1, 0]])
  expect(letters.noteOn(2)).toMatchObject({ what: 'closed' })
  log.push(closed(1))
  await look()
  expect(letters.open).toBe(0)
})

test('no more is remembered than the bound, however long it looks on', async () => {
  const log = many(10_150)
  const { letters, look } = lettersOf(log)
  await look('all')
  expect([letters.has(149), letters.has(150)]).toEqual([false, true])
  expect([letters.complete, letters.offsets().length, letters.offsets().at(-1)]).toEqual([true, 10_000, 150])
  log.push(...many(100).map((_, n) => letter(`new ${n}`)))
  await look()
  expect([letters.offsets().length, letters.offsets().at(-1)]).toEqual([10_000, 250])
})

test('a topic that was made anew is read anew', async () => {
  const log = many(20)
  const { letters, look } = lettersOf(log)
  await look()
  log.splice(0, 20, letter('of the new one'))
  await look()
  expect(letters.offsets()).toEqual([0])
})
