// Protects the customer who is told "yes": a till that is opened anew without a link still knows what was sold out.
import { expect, test } from 'vitest'
import { leftIn } from './known-left'

const [today, tomorrow] = ['2026-11-20', '2026-11-21']
const left = { 'food/haddock': 0, 'item/skate': 2 } as const

function storage() {
  const rows = new Map<string, string>()
  return { getItem: (name: string) => rows.get(name) ?? null, setItem: (name: string, text: string) => void rows.set(name, text) }
}

test('what is sold out is known after the till was opened anew', () => {
  const kept = storage()
  const box = leftIn(() => kept)
  expect(box.known(today)).toEqual({})
  box.hear(left, today)
  expect([box.known(today), leftIn(() => kept).known(today)]).toEqual([left, left])
})

test('what is there again is sold again', () => {
  const kept = storage()
  const box = leftIn(() => kept)
  box.hear(left, today)
  box.hear({}, today)
  expect(leftIn(() => kept).known(today)).toEqual({})
})

test('a shop starts its day whole, also where yesterday’s last word is the last one that was heard', () => {
  const kept = storage()
  const box = leftIn(() => kept)
  box.hear(left, today)
  box.hear(left, tomorrow)
  expect([box.known(tomorrow), leftIn(() => kept).known(tomorrow)]).toEqual([{}, {}])
})

test('what is drawn again and again is one and the same', () => {
  const kept = storage()
  leftIn(() => kept).hear(left, today)
  const box = leftIn(() => kept)
  expect(box.known(today)).toBe(box.known(today))
})

test('what cannot be read counts nothing, and a browser that keeps nothing knows it as long as the page lives', () => {
  const kept = storage()
  kept.setItem('chippy:left', JSON.stringify({ date: today, left: { haddock: 'none' } }))
  expect(leftIn(() => kept).known(today)).toEqual({})
  const box = leftIn(() => {
    throw new Error('storage is switched off')
  })
  box.hear(left, today)
  expect(box.known(today)).toEqual(left)
})
