type Kept<T> = { entries(): Iterable<[string, T]>; delete(key: string): boolean; readonly size: number }

/** Leaves so many: a Map and a Set keep the order in which their keys came. Answers what it took out. */
export function dropOldest<T>(kept: Kept<T>, most: number): [string, T][] {
  const dropped: [string, T][] = []
  for (const one of kept.entries()) {
    if (kept.size <= most) break
    kept.delete(one[0])
    dropped.push(one)
  }
  return dropped
}
