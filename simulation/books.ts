import type { Books, Move, Position } from '@/lib/operations/keep-books'

/** PostgreSQL with one worker's books: rows by their natural key, the first one stays, and the positions beside them. */
export type MemoryBooks<Rows> = {
  positions(): Position[]
  write(moves: readonly Move[], rows: Rows): Awaited<ReturnType<Books<Rows>['write']>>
}

export function memoryBooks<Rows>(take: (rows: Rows) => void): MemoryBooks<Rows> {
  const positions = new Map<string, Position>()
  return {
    positions: () => [...positions.values()],
    write(moves, rows) {
      if (moves.some((move) => (positions.get(placeOf(move))?.next ?? 0) !== move.from)) return 'fenced'
      for (const { topic, partition, to } of moves) positions.set(placeOf({ topic, partition }), { topic, partition, next: to })
      take(rows)
      return 'written'
    },
  }
}

function placeOf({ topic, partition }: { topic: string; partition: number }): string {
  return `${topic}-${partition}`
}
