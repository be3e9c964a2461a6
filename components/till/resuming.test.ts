// Protects a parked sale that the shop has given to this till: until it is on a docket it is kept here, whatever else is asked for.
import { expect, test } from 'vitest'
import { resumingIn } from './resuming'

const parked = { till: 2, lines: [{ item: 'cod', quantity: 1 }], eatIn: false, menuVersion: 1, totalPence: 720, atMs: 1_000 }
const asked = (id: string) => ({ act: `act-${id}`, sale: { id, parked } })

function storage() {
  const rows = new Map<string, string>()
  return {
    getItem: (name: string) => rows.get(name) ?? null,
    setItem: (name: string, text: string) => void rows.set(name, text),
    removeItem: (name: string) => void rows.delete(name),
  }
}

test('one that is asked for later does not push out one that waits for a docket', () => {
  const kept = storage()
  const box = resumingIn(() => kept, 2)
  box.keep(asked('a'))
  box.keep({ ...asked('a'), given: true })
  box.keep(asked('b'))
  const anew = resumingIn(() => kept, 2)
  expect(anew.all()).toEqual([{ ...asked('a'), given: true }, asked('b')])
  anew.forget('a')
  expect([box.find('a'), box.find('b')?.act]).toEqual([undefined, 'act-b'])
})

test('a browser that keeps nothing remembers as long as the page lives', () => {
  const box = resumingIn(() => {
    throw new Error('storage is switched off')
  }, 2)
  box.keep(asked('a'))
  expect(box.find('a')?.act).toBe('act-a')
  box.forget('a')
  expect(box.all()).toEqual([])
})
