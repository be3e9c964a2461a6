/** Guarantee: what was queued on a device reaches the shop, each act under one id, in order; nothing is lost, and nothing is claimed before the shop has said yes. */
import { describe, expect, it } from 'vitest'
import { createOutbox, type Kept, pauseAfter, type Storage } from './outbox'
import type { Answer, Post } from './post'

const accepted: Answer = { kind: 'accepted' }
const unconfirmed: Answer = { kind: 'unconfirmed' }
const refused: Answer = { kind: 'refused', refusal: { id: 'unknown-item', message: 'Plaice is not on the menu.' } }
const entry = (id: string): Kept => ({ id, path: '/api/orders', body: { id }, label: id, keptAtMs: 1 })

function memory(): Storage & { all: Map<string, string> } {
  const all = new Map<string, string>()
  return { all, getItem: (key) => all.get(key) ?? null, setItem: (key, value) => void all.set(key, value) }
}

/** A shop that answers in this order (then always yes), and remembers what it was sent. */
function device(answers: Answer[] = [], storage: Storage = memory()) {
  const sent: string[] = []
  const yes: string[] = []
  const post: Post = async (_path, body) => {
    sent.push(JSON.stringify(body))
    return answers.shift() ?? accepted
  }
  const outbox = createOutbox({ storage, key: 'box', post, accepted: (kept) => yes.push(kept.id), changed: () => {} })
  return { outbox, sent, yes, storage }
}
const body = (id: string) => JSON.stringify({ id })

describe('outbox', () => {
  it('has written an act down before anything is sent', () => {
    const { outbox, sent, storage } = device()
    expect(outbox.keep(entry('a'))).toBe(true)
    expect(storage.getItem('box')).toContain('"id":"a"')
    expect(sent).toEqual([])
  })

  it('sends in order and strikes off what is accepted', async () => {
    const { outbox, sent, yes } = device()
    outbox.keep(entry('a'))
    outbox.keep(entry('b'))
    expect(await outbox.flush()).toBe(true)
    expect(sent).toEqual([body('a'), body('b')])
    expect(yes).toEqual(['a', 'b'])
    expect(outbox.list()).toEqual([])
  })

  it('stops at what is not confirmed, keeps it, and sends the same again', async () => {
    const { outbox, sent, yes } = device([unconfirmed])
    outbox.keep(entry('a'))
    outbox.keep(entry('b'))
    expect(await outbox.flush()).toBe(false)
    expect(yes).toEqual([])
    expect(outbox.list().map((kept) => kept.id)).toEqual(['a', 'b'])
    expect(await outbox.flush()).toBe(true)
    expect(sent).toEqual([body('a'), body('a'), body('b')])
  })

  it('keeps what is refused with the reason, sends it no more, and goes on with the next', async () => {
    const { outbox, sent, yes } = device([refused])
    outbox.keep(entry('a'))
    outbox.keep(entry('b'))
    expect(await outbox.flush()).toBe(true)
    expect(await outbox.flush()).toBe(true)
    expect(sent).toEqual([body('a'), body('b')])
    expect(yes).toEqual(['b'])
    expect(outbox.list()).toEqual([{ ...entry('a'), refusal: { id: 'unknown-item', message: 'Plaice is not on the menu.' } }])
    outbox.dismiss('a')
    expect(outbox.list()).toEqual([])
  })

  it('sends nothing twice when two flushes meet, and nothing is left behind that was kept meanwhile', async () => {
    const { outbox, sent } = device()
    outbox.keep(entry('a'))
    const first = outbox.flush()
    outbox.keep(entry('b'))
    expect(await Promise.all([first, outbox.flush()])).toEqual([true, true])
    expect(sent).toEqual([body('a'), body('b')])
  })

  it('can flush again after there was nothing to send', async () => {
    const { outbox, sent } = device()
    expect(await outbox.flush()).toBe(true)
    outbox.keep(entry('a'))
    await outbox.flush()
    expect(sent).toEqual([body('a')])
  })

  it('keeps an act once, however often it is handed in', () => {
    const { outbox } = device()
    outbox.keep(entry('a'))
    outbox.keep(entry('a'))
    expect(outbox.list()).toHaveLength(1)
  })

  it('is found again after a reload, and by another page of the same till', async () => {
    const storage = memory()
    device([], storage).outbox.keep(entry('a'))
    const other = device([], storage)
    other.outbox.keep(entry('b'))
    await other.outbox.flush()
    expect(other.sent).toEqual([body('a'), body('b')])
  })

  it('says so when the device cannot keep anything', () => {
    const full: Storage = {
      getItem: () => null,
      setItem: () => {
        throw new Error('quota exceeded')
      },
    }
    expect(device([], full).outbox.keep(entry('a'))).toBe(false)
  })

  it('puts a list that cannot be read aside instead of writing over it', () => {
    const storage = memory()
    storage.setItem('box', '[{"id":')
    const { outbox } = device([], storage)
    outbox.keep(entry('a'))
    expect(outbox.list().map((kept) => kept.id)).toEqual(['a'])
    expect(storage.all.get('box:unreadable')).toBe('[{"id":')
  })

  it('waits longer after each failure, half a minute at the most', () => {
    expect([1, 2, 3, 5, 6, 50].map(pauseAfter)).toEqual([1_000, 2_000, 4_000, 16_000, 30_000, 30_000])
  })
})
