// Protects the pass from keys that mean something else than what was pressed: `*` starts and never serves, and what waits for its digit is told, and forgotten without a digit that comes too late being taken for another.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createKeyPad } from './key-pad'
import { type KitchenKeys, type Waiting, waitingWords } from './kitchen-keys'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A pad, what its keys did one after the other, and what it told to wait last. */
function pad() {
  const done: string[] = []
  const told: (string | null)[] = []
  const note =
    (name: string) =>
    (...what: number[]) =>
      void done.push([name, ...what].join(' '))
  const screen: KitchenKeys = {
    ...{ serve: note('serve'), start: note('start'), bringBack: note('bring back'), backList: note('list') },
    ...{ orders: note('orders'), page: note('page'), bigCounts: note('counts'), moveFocus: note('focus') },
  }
  const say = (waiting: Waiting | null) => void told.push(waiting && `${waiting.keys}${waiting.over ? ' over' : ''}`)
  const { press } = createKeyPad({ act: (act) => act(screen), tell: say })
  return {
    done,
    told: () => told.at(-1) ?? null,
    /** So many ms apart. */
    type(keys: readonly string[], apartMs = 300) {
      for (const key of keys) {
        press({ key, code: '' }, performance.now())
        vi.advanceTimersByTime(apartMs)
      }
      return done
    },
  }
}

test.each([
  ['a digit serves', ['3'], ['serve 2']],
  ['0 and a digit serve one of the second ten', ['0', '3'], ['serve 12']],
  ['* and a digit start', ['*', '3'], ['start 2']],
  ['* 0 and a digit start one of the second ten', ['*', '0', '3'], ['start 12']],
  ['so do 0 * and a digit', ['0', '*', '3'], ['start 12']],
  ['pressed again, * is still one', ['*', '*', '3'], ['start 2']],
  ['Shift, by which some keyboards type it, changes nothing', ['Shift', '*', 'Shift', '3'], ['start 2']],
  ['after its digit * is over; the ticket itself does not hear the second one (presses.test.ts)', ['*', '3', '3'], ['start 2', 'serve 2']],
  ['0 and . show what can be brought back', ['0', '.'], ['list']],
  ['any other key is itself, and what waited is forgotten', ['*', '+', '3'], ['page 1', 'serve 2']],
  ['a key that is none of this screen too', ['*', 'a', '3'], ['serve 2']],
  ['and Enter, which is a focused button’s', ['*', 'Enter', '3'], ['serve 2']],
  ['and a key that no scanner types', ['*', 'Tab', '3'], ['serve 2']],
])('%s', (_, keys, does) => {
  expect(pad().type(keys)).toEqual(does)
})

test('what waits for its digit is told until it is pressed', () => {
  const { type, told } = pad()
  type(['*'])
  expect(told()).toBe('*')
  type(['0'])
  expect(told()).toBe('* 0')
  type(['3'])
  expect(told()).toBeNull()
})

test.each(['*', '0'] as const)('%s waits three seconds; for a moment after that a digit does nothing, and that is told', (key) => {
  const { type, told, done } = pad()
  type([key], 2_900)
  expect(told()).toBe(key)
  vi.advanceTimersByTime(200)
  expect(told()).toBe(`${key} over`)
  // Nor when it is pressed again.
  type(['3', '3', '3'])
  expect([done, told()]).toEqual([[], `${key} over`])
  vi.advanceTimersByTime(1_600)
  expect(told()).toBeNull()
  expect(type(['3'])).toEqual(['serve 2'])
})

test('what is said helps: 0 pressed again waits for its digit, and after * it is still no digit that serves', () => {
  const { type } = pad()
  type(['0'], 3_100)
  expect(type(['0', '3'])).toEqual(['serve 12'])
  const other = pad()
  other.type(['*'], 3_100)
  expect(other.type(['3', '0', '3'])).toEqual([])
})

test('a digit that does nothing does not make the ones after it wait longer', () => {
  const { type } = pad()
  type(['*'], 3_000)
  expect(type(['1', '2', '3'], 1_000)).toEqual(['serve 2'])
})

test('Enter is not the focused ticket’s while something waits for its digit', () => {
  const { press } = createKeyPad({ act: () => undefined, tell: () => undefined })
  const enter = () => press({ key: 'Enter', code: 'NumpadEnter' }, performance.now())
  expect(enter()).toBe(false)
  vi.advanceTimersByTime(300)
  press({ key: '*', code: '' }, performance.now())
  vi.advanceTimersByTime(300)
  expect(enter()).toBe(true)
  vi.advanceTimersByTime(300)
  expect(enter()).toBe(false)
})

test('pressed again, * counts at once, and what is no digit is itself', () => {
  const { type } = pad()
  type(['*'], 3_100)
  expect(type(['*', '3'])).toEqual(['start 2'])
  const other = pad()
  other.type(['0'], 3_100)
  expect(other.type(['.', '+'])).toEqual(['page 1'])
})

test('what waits is said in words', () => {
  const each = (['*', '0', '* 0'] as const).flatMap((keys) => [false, true].map((over) => waitingWords({ keys, over })))
  expect(each).toEqual([
    ...['* then a ticket’s key: start it', '* waits no more: press it again'],
    ...['0 then a digit', '0 waits no more: press it again'],
    ...['* 0 then a digit: start it', '* 0 waits no more: press it again'],
  ])
})
