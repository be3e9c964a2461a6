/** Of what is told twice the earlier telling; at the same moment the one that sorts first, so that it does not matter which came first here. */
export function earlier<T extends { atMs: number }>(a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return a ?? b
  if (a.atMs !== b.atMs) return a.atMs < b.atMs ? a : b
  return a === b || JSON.stringify(a) <= JSON.stringify(b) ? a : b
}
