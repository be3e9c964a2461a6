// Protects the table of addresses: each is found with its id, nothing else is, and a body is refused by the schema it names.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { nobody } from './access/desk'
import { ok } from './answer'
import { createRouter, get, post } from './route'

const routes = [
  get({ path: '/api/orders', summary: '', may: 'anyone', answer: z.unknown() }, () => ok({})),
  post({ path: '/api/orders', summary: '', may: 'anyone', input: z.strictObject({ n: z.int() }), answer: z.unknown() }, async ({ n }) =>
    ok({ n }),
  ),
  get({ path: '/api/orders/:id', summary: '', may: 'anyone', answer: z.unknown() }, ({ params }) => ok(params)),
  post({ path: '/api/orders/:id/ready', summary: '', may: 'anyone', input: z.unknown(), answer: z.unknown() }, async (_, params) =>
    ok(params),
  ),
]
const find = createRouter(routes)

test.each([
  ['GET', '/api/orders', 0, {}],
  ['POST', '/api/orders', 1, {}],
  ['GET', '/api/orders/7', 2, { id: '7' }],
  ['POST', '/api/orders/7/ready', 3, { id: '7' }],
])('%s %s is found', (method, path, at, params) => {
  expect(find(method, path)).toEqual({ route: routes[at], params })
})

test.each([
  ['GET', '/api/order', 'no such address'],
  ['GET', '/api/orders/7/ready/again', 'no such address'],
  ['GET', '/api/orders/7/eaten', 'no such address'],
  ['DELETE', '/api/orders', 'other method'],
  ['GET', '/api/orders/7/ready', 'other method'],
])('%s %s: %s', (method, path, found) => {
  expect(find(method, path)).toBe(found)
})

test('a body is what the schema says, or is refused with its fields', async () => {
  const sell = (body: unknown) => routes[1]?.handle({ params: {}, query: new URLSearchParams(), body, caller: nobody })
  expect(await sell({ n: 1 })).toEqual({ status: 200, body: { n: 1 } })
  expect(await sell({ n: 'x', price: 1 })).toMatchObject({
    status: 400,
    body: { error: { id: 'not-understood', fields: [{ path: 'n' }, { path: 'price' }] } },
  })
})
