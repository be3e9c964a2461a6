/**
 * Tickets flow down newspaper columns in their order: none is split, none overtakes another. Answers ids by page, by
 * column. Heights in px; `tail` is what stands at the foot of each page's last column. The first column of a page takes
 * its first ticket however tall it is, so that every ticket has a place.
 */
export function flow(
  tickets: readonly { id: string; height: number }[],
  page: { columns: number; height: number; gap: number; tail: number },
): string[][][] {
  const pages: string[][][] = []
  let used = 0
  const roomOf = (column: number) => page.height - (column === page.columns - 1 ? page.tail : 0)
  for (const { id, height } of tickets) {
    const columns = pages.at(-1)
    const column = columns?.at(-1)
    if (columns && column && used + page.gap + height <= roomOf(columns.length - 1)) {
      column.push(id)
      used += page.gap + height
      continue
    }
    if (columns && columns.length < page.columns && height <= roomOf(columns.length)) columns.push([id])
    else pages.push([[id]])
    used = height
  }
  return pages
}
