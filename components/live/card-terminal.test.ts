/** Guarantee: no card is asked for twice. Only what cannot have reached the terminal, or the terminal's own word, counts as "not taken". */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Reached, takeCard } from './card-terminal'

const id = '0192f0c0-0000-7000-8000-00000000000a'
const refusal = (status: number, error: string, message = `It says ${error}.`) =>
  Response.json({ error: { id: error, message } }, { status })
const waits = () => refusal(503, 'not-confirmed')
const approved = (status = 201) => Response.json({ id, status: 'approved', reference: '0042' }, { status })
const declined = () => Response.json({ id, status: 'declined', why: 'No money.' }, { status: 201 })
const cut = () => {
  throw new TypeError('Failed to fetch')
}

afterEach(() => vi.unstubAllGlobals())

/** A shop that answers in turn. */
function shop(...answers: (() => Response)[]) {
  const asked: unknown[] = []
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('fetch', async (_path: string, { body }: { body: string }) => {
    asked.push(JSON.parse(body))
    return answers[asked.length - 1]?.() ?? cut()
  })
  const take = (reached: Reached, stop = new AbortController().signal) => takeCard(2, { id, pence: 1_060, units: {} }, reached, stop)
  return { asked, take }
}

const beforeTheTerminal = [
  [400, 'invalid'],
  [401, 'sign-in'],
  [403, 'other-till'],
  [404, 'not-found'],
  [422, 'cannot'],
  [429, 'too-many'],
] as const

describe('the very first ask', () => {
  it.each(beforeTheTerminal)('refused with %d: nothing was taken', async (status, error) => {
    const { take, asked } = shop(() => refusal(status, error))
    expect(await take('has not')).toEqual({ kind: 'declined', why: `It says ${error}.` })
    expect(asked).toEqual([{ id, till: 2, pence: 1_060 }])
  })

  it.each([
    ['a conflict: the id was used before', () => refusal(409, 'conflict'), 'It says conflict.'],
    ['a timeout on the way', () => refusal(408, 'slow'), 'It says slow.'],
    ['a terminal that does not know', () => refusal(503, 'card-unknown'), 'It says card-unknown.'],
    ['a shop that has failed', () => refusal(500, 'failed'), 'It says failed.'],
    ['a page of something in between', () => new Response('<html>', { status: 403 }), 'The shop does not answer.'],
    ['a refusal in other words than ours', () => Response.json({ no: 1 }, { status: 403 }), 'The shop does not answer.'],
    ['a yes that says nothing', () => Response.json({}, { status: 200 }), 'The shop does not answer.'],
    ['no answer', cut, 'The shop does not answer.'],
  ])('%s: nobody knows', async (_, answer, why) => {
    expect(await shop(answer).take('has not')).toEqual({ kind: 'unknown', why })
  })

  it('the terminal says what became of it', async () => {
    expect(await shop(approved).take('has not')).toEqual({ kind: 'approved', reference: '0042' })
    expect(await shop(declined).take('has not')).toEqual({ kind: 'declined', why: 'No money.' })
  })
})

describe('asked again', () => {
  it.each(beforeTheTerminal)('within one call, refused with %d: nobody knows, and it is said why', async (status, error) => {
    const { take, asked } = shop(waits, () => refusal(status, error))
    expect(await take('has not')).toEqual({ kind: 'unknown', why: `It says ${error}.` })
    expect(asked).toHaveLength(2)
    expect(asked[1]).toEqual(asked[0])
  })

  it.each(beforeTheTerminal)('by hand or after a reload, refused with %d: nobody knows, and it is said why', async (status, error) => {
    expect(await shop(() => refusal(status, error)).take('may have')).toEqual({ kind: 'unknown', why: `It says ${error}.` })
  })

  it('the terminal says what became of it', async () => {
    expect(await shop(waits, waits, () => approved(200)).take('has not')).toEqual({ kind: 'approved', reference: '0042' })
    expect(await shop(() => approved(200)).take('may have')).toEqual({ kind: 'approved', reference: '0042' })
    expect(await shop(waits, declined).take('has not')).toEqual({ kind: 'declined', why: 'No money.' })
    expect(await shop(declined).take('may have')).toEqual({ kind: 'declined', why: 'No money.' })
  })

  it('ends after forty times, and nobody knows', async () => {
    const { take, asked } = shop(...Array.from({ length: 50 }, () => waits))
    expect(await take('has not')).toEqual({ kind: 'unknown', why: 'The terminal does not come to an end.' })
    expect(asked).toHaveLength(40)
  })
})

it('given up on the till while it is asked: nobody knows, whatever the answer would have been', async () => {
  const stop = new AbortController()
  const { take } = shop(() => {
    stop.abort()
    return refusal(401, 'sign-in')
  })
  expect(await take('has not', stop.signal)).toEqual({ kind: 'unknown', why: 'It was given up on this till.' })
})
