// Protects the order on the docket: loading the page anew does not lose it, and what cannot be read is nobody's order.
import { expect, test } from 'vitest'
import { addItem, cartOf, emptyCart, setDiscount, setNote } from '@/lib/domain/cart'
import { flagAllergy, toggleAvoided } from '@/lib/domain/cart-allergy'
import { itemsById } from '@/lib/domain/menu'
import { exampleMenu as menu } from '@/prisma/menu'
import { draftIn, draftOf } from './draft'

function storage() {
  const rows = new Map<string, string>()
  return {
    rows,
    getItem: (name: string) => rows.get(name) ?? null,
    setItem: (name: string, text: string) => void rows.set(name, text),
    removeItem: (name: string) => void rows.delete(name),
  }
}
const item = (id: string) => itemsById(menu).get(id) ?? expect.unreachable(id)
const id = '0192f0c0-0000-7000-8000-00000000000a'
const discount = { percent: 20, reason: 'Staff', approval: '0192f0c0-0000-7000-8000-00000000000b', approvedPence: 424 }
const cod = setNote(addItem(emptyCart, menu, item('cod-and-chips'), 2), 1, 'no bones')

test('the sale’s id, lines, options, notes, eat in, discount and what the customer must avoid come back', () => {
  const kept = storage()
  const box = draftIn(() => kept, 2)
  box.write(draftOf(id, setDiscount(flagAllergy(toggleAvoided({ ...cod, eatIn: true }, 'egg')), discount), 7))
  const back = draftIn(() => kept, 2).read()
  expect(back).toMatchObject({ id, menuVersion: 7 })
  const cart = back && cartOf(back.lines, back.eatIn, back.allergies, back.discount)
  expect(cart).toMatchObject({
    eatIn: true,
    lines: [{ item: 'cod-and-chips', quantity: 2, note: 'no bones' }],
    allergy: { avoid: ['egg'] },
    discount,
  })
  expect(draftIn(() => kept, 3).read()).toBeNull()
})

test('an empty docket leaves nothing', () => {
  const kept = storage()
  const box = draftIn(() => kept, 2)
  box.write(draftOf(id, cod, 1))
  box.write(draftOf(id, emptyCart, 1))
  expect([box.read(), kept.rows.size]).toEqual([null, 0])
})

test.each(['{', '[]', '{"id":"0192f0c0-0000-7000-8000-00000000000a","lines":[{"item":"cod","quantity":0}],"eatIn":true,"menuVersion":1}'])(
  '%s is no draft',
  (text) => {
    const kept = storage()
    kept.rows.set('chippy:draft:2', text)
    expect(draftIn(() => kept, 2).read()).toBeNull()
  },
)

test('a browser that keeps nothing sells all the same', () => {
  const box = draftIn(() => {
    throw new Error('storage is switched off')
  }, 2)
  box.write(draftOf(id, cod, 1))
  expect(box.read()).toBeNull()
})
