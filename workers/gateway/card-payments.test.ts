// Protects the customer's card at the gateway: one id is one payment, and what nobody knows is asked again instead of guessed.
import { expect, test } from 'vitest'
import type { CardAnswer } from '@/lib/operations/ports'
import { type Known, nobody } from './access/desk'
import { atTill } from './at-till'
import { cardPaymentRoutes } from './card-payments'
import { Once } from './once'
import { Memory } from './remembered'

const id = '0192f0c0-0000-7000-8000-00000000000a'

const device = { id: 'd', name: 'Till 2', kinds: ['till' as const], till: 2, tokenHash: '', enrolledAtMs: 0 }
const tillTwo: Known = { ...nobody, device }

/** A terminal that answers in turn, and how often it was asked. */
function setUp(answers: CardAnswer[] | null) {
  const once = new Once({ memory: new Memory(), nowMs: () => 0, alarm: () => () => undefined, deadlineMs: 3000, mostPending: 10 })
  let asked = 0
  const take = async (): Promise<CardAnswer> => answers?.[asked++] ?? { kind: 'unknown', why: '' }
  const routes = cardPaymentRoutes({ once, atTill, terminal: answers && { take } })
  const call = (method: 'GET' | 'POST', body: object = {}, caller = tillTwo) => {
    const route = routes.find((one) => one.method === method)
    if (route === undefined) throw new Error(`no ${method}`)
    return route.handle({ params: {}, query: new URLSearchParams(), body, caller })
  }
  return { call, asked: () => asked }
}

test('approved: asked again with the same id, the same answer and no second card', async () => {
  const { call, asked } = setUp([{ kind: 'approved', reference: '0042' }])
  const body = { id, status: 'approved', reference: '0042' }
  expect(await call('POST', { id, till: 2, pence: 1060 })).toEqual({ status: 201, body })
  expect(await call('POST', { id, till: 2, pence: 1060 })).toEqual({ status: 200, body })
  expect(await call('POST', { id, till: 2, pence: 1061 })).toMatchObject({ status: 409 })
  expect(asked()).toBe(1)
})

test('declined is an answer too', async () => {
  const { call, asked } = setUp([{ kind: 'declined', why: 'No.' }])
  expect(await call('POST', { id, till: 2, pence: 301 })).toEqual({ status: 201, body: { id, status: 'declined', why: 'No.' } })
  expect(await call('POST', { id, till: 2, pence: 301 })).toMatchObject({ status: 200 })
  expect(asked()).toBe(1)
})

test('what is not known is not remembered: the terminal is asked again', async () => {
  const { call, asked } = setUp([
    { kind: 'unknown', why: 'The line is cut.' },
    { kind: 'approved', reference: '0042' },
  ])
  const first = await call('POST', { id, till: 2, pence: 302 })
  expect(first).toMatchObject({ status: 503, body: { error: { id: 'card-unknown', message: 'The line is cut.' } } })
  expect(await call('POST', { id, till: 2, pence: 302 })).toMatchObject({ status: 201, body: { reference: '0042' } })
  expect(asked()).toBe(2)
})

test('a shop without a terminal says so, and takes nothing', async () => {
  const { call } = setUp(null)
  expect(await call('GET')).toEqual({ status: 200, body: { terminal: false } })
  expect(await call('POST', { id, till: 2, pence: 1060 })).toMatchObject({ status: 404 })
  expect(await setUp([]).call('GET')).toEqual({ status: 200, body: { terminal: true } })
})

test('a card is taken for the till at which it is asked for, and for no other', async () => {
  const { call, asked } = setUp([{ kind: 'approved', reference: '0042' }])
  expect(await call('POST', { id, till: 1, pence: 1060 })).toMatchObject({ status: 403, body: { error: { id: 'other-till' } } })
  expect(asked()).toBe(0)
})

test('a device that has become another till meanwhile hears what became of its card', async () => {
  const { call, asked } = setUp([{ kind: 'approved', reference: '0042' }])
  await call('POST', { id, till: 2, pence: 1060 })
  const tillOne: Known = { ...nobody, device: { ...device, till: 1 } }
  expect(await call('POST', { id, till: 1, pence: 1060 }, tillOne)).toMatchObject({ status: 200, body: { reference: '0042' } })
  expect(asked()).toBe(1)
})
