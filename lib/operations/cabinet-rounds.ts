import type { Batch } from './batch'

/**
 * Shares batches out into rounds of at most `maxRecords` events, each one compare-and-set. A topic-partition stands at
 * most once in a round, and its records keep their order from round to round.
 */
export function roundsOf(batches: readonly Batch[], maxRecords: number): Batch[][] {
  const rounds: Batch[][] = []
  let left = [...batches]
  while (left.length > 0) {
    const round: Batch[] = []
    const later: Batch[] = []
    let room = maxRecords
    for (const batch of left) {
      if (batch.events.length <= room) {
        round.push(batch)
        room -= batch.events.length
        continue
      }
      const [now, rest] = cut(batch, room)
      if (now) round.push(now)
      later.push(rest)
      room = 0
    }
    rounds.push(round)
    left = later
  }
  return rounds
}

function cut(batch: Batch, events: number): [Batch | null, Batch] {
  const next = batch.events[events]
  if (events === 0 || !next) return [null, batch]
  return [
    { ...batch, end: next.offset, events: batch.events.slice(0, events) },
    { ...batch, first: next.offset, events: batch.events.slice(events) },
  ]
}
