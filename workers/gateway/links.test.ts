// Protects the customer's link: it finds its own order and no other, and memory is bounded.
import { expect, test } from 'vitest'
import { Links } from './links'

const day = 24 * 3_600_000
const now = 1_000 * day

test('a link finds its order, another finds nothing', () => {
  const links = new Links()
  links.learn('a', 'order-a', now, now)
  links.learn('b', 'order-b', now, now)
  expect([links.find('a'), links.find('b'), links.find('c')]).toEqual(['order-a', 'order-b', undefined])
})

test('a link that is used again keeps its first order', () => {
  const links = new Links()
  links.learn('a', 'order-a', now, now)
  links.learn('a', 'order-b', now, now)
  expect(links.find('a')).toBe('order-a')
})

test('what is older than two days is forgotten', () => {
  const links = new Links()
  links.learn('old', 'order-old', now - 2 * day, now - 2 * day)
  links.learn('edge', 'order-edge', now - 2 * day + 1, now)
  expect(links.find('old')).toBe('order-old')
  links.learn('new', 'order-new', now, now + 1)
  expect([links.find('old'), links.find('edge'), links.find('new')]).toEqual([undefined, 'order-edge', 'order-new'])
})

test('of more than fifty thousand the oldest goes', () => {
  const links = new Links()
  for (let n = 0; n <= 50_000; n++) links.learn(`l${n}`, `o${n}`, now, now)
  expect([links.find('l0'), links.find('l1'), links.find('l50000')]).toEqual([undefined, 'o1', 'o50000'])
})
