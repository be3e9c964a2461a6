/** Guarantee: what was kept on a device reaches the shop in order, and nothing is claimed before the shop has said yes. */
import { describe, expect, it } from 'vitest'
import type { Known } from './device-queue'
import type { Answer, Post } from './post'
import { decideKept, emptyQueue, evolve, type Kept, type QueueEvent, unfinished } from './queue'
import { createSender } from './send-queue'

const accepted: Answer = { kind: 'accepted' }
const unconfirmed: Answer = { kind: 'unconfirmed' }
const refused: Answer = { kind: 'refused', refusal: { id: 'unknown-item', message: 'Plaice is not on the menu.' } }
const entry = (id: string): Kept => ({ id, path: '/api/orders', body: { id }, label: id, keptAtMs: 1 })

/** A device whose disk is this array, and a shop that answers in this order, then always yes. */
function device(answers: Answer[] = []) {
  const log: QueueEvent[] = []
  const sent: string[] = []
  const known = (): Known => ({ born: { id: 'here', atMs: 0 }, last: log.length, state: evolve(emptyQueue, log) })
  const queue = {
    known,
    append: async (decide: (state: Known['state']) => readonly QueueEvent[] = () => []) => {
      const events = decide(known().state)
      log.push(...events)
      return events
    },
  }
  const post: Post = async (_path, body) => {
    sent.push(String((body as { id: string }).id))
    return answers.shift() ?? accepted
  }
  const sender = createSender({ queue, post, alone: (run) => run(), nowMs: () => 1, answered: () => {} })
  const keep = (id: string) => queue.append((state) => decideKept(state, entry(id)))
  return { keep, sender, sent, left: () => unfinished(known().state).map((one) => one.id) }
}

describe('sender', () => {
  it('sends in order and strikes off what is accepted', async () => {
    const { keep, sender, sent, left } = device()
    await keep('a')
    await keep('b')
    expect(await sender.flush()).toBe(true)
    expect(sent).toEqual(['a', 'b'])
    expect(left()).toEqual([])
  })

  it('stops at what is not confirmed, keeps it, and sends the same again', async () => {
    const { keep, sender, sent, left } = device([unconfirmed])
    await keep('a')
    await keep('b')
    expect(await sender.flush()).toBe(false)
    expect(left()).toEqual(['a', 'b'])
    expect(await sender.flush()).toBe(true)
    expect(sent).toEqual(['a', 'a', 'b'])
  })

  it('goes on with the next after a refusal, and does not send it again', async () => {
    const { keep, sender, sent, left } = device([refused])
    await keep('a')
    await keep('b')
    expect(await sender.flush()).toBe(true)
    expect(await sender.flush()).toBe(true)
    expect(sent).toEqual(['a', 'b'])
    expect(left()).toEqual(['a'])
  })

  it('sends nothing twice when two flushes meet, and leaves nothing behind that was kept meanwhile', async () => {
    const { keep, sender, sent } = device()
    await keep('a')
    const first = sender.flush()
    await keep('b')
    expect(await Promise.all([first, sender.flush()])).toEqual([true, true])
    expect(sent).toEqual(['a', 'b'])
  })

  it('sends what is kept at any step of a flight that is about to end', async () => {
    for (let steps = 0; steps < 30; steps++) {
      const { keep, sender, sent } = device()
      await keep('a')
      const first = sender.flush()
      for (let step = 0; step < steps; step++) await Promise.resolve()
      await keep('b')
      await Promise.all([first, sender.flush()])
      expect(sent).toEqual(['a', 'b'])
    }
  })

  it('is asked again after a device that could not read its queue', async () => {
    const sender = createSender({
      queue: {
        known: () => ({ born: null, last: 0, state: emptyQueue }),
        append: async () => {
          throw new Error('no disk')
        },
      },
      post: async () => accepted,
      alone: (run) => run(),
      nowMs: () => 1,
      answered: () => {},
    })
    expect(await sender.flush()).toBe(false)
    expect(await sender.flush()).toBe(false)
  })
})
