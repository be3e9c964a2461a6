/** Guarantee: a till whose storage was cleared says that orders may be lost, until somebody has read it, and else says nothing. */
import { describe, expect, it } from 'vitest'
import { memoryLoss } from './memory-loss'

const timeZone = 'Europe/London'
const today = '2026-11-20'
const bornAtMs = Date.parse('2026-11-20T17:00:00Z')
const memory = { bornAtMs, given: 0, cleared: null, lossReadAtMs: null }
const count = (running: number) => ({ date: today, running })

describe('memory loss', () => {
  it('says nothing on a till that has always sold here', () => {
    expect(memoryLoss({ ...memory, given: 71 }, count(71), count(71), timeZone)).toBeNull()
    expect(memoryLoss({ ...memory, given: 3 }, count(3), null, timeZone)).toBeNull()
  })

  it('says how many orders were found when the browser had cleared the storage', () => {
    const cleared = { atMs: bornAtMs, found: 2 }
    expect(memoryLoss({ ...memory, given: 71, cleared }, count(71), null, timeZone)).toEqual({ kind: 'cleared', ...cleared })
    expect(memoryLoss({ ...memory, given: 71, cleared, lossReadAtMs: bornAtMs + 1 }, count(71), null, timeZone)).toBeNull()
  })

  it('says that it is new here when the shop knows orders of today that it does not', () => {
    expect(memoryLoss(memory, null, count(71), timeZone)).toEqual({ kind: 'new-here', sinceMs: bornAtMs, upTo: 71 })
    expect(memoryLoss({ ...memory, given: 2 }, count(2), count(71), timeZone)).toEqual({ kind: 'new-here', sinceMs: bornAtMs, upTo: 71 })
    expect(memoryLoss({ ...memory, lossReadAtMs: bornAtMs + 1 }, null, count(71), timeZone)).toBeNull()
  })

  it('takes another device that sells as this till for what it is when this memory is older than today', () => {
    expect(memoryLoss({ ...memory, bornAtMs: bornAtMs - 24 * 3_600_000, given: 2 }, count(2), count(71), timeZone)).toBeNull()
  })
})
