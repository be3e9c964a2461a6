/** What is chosen from by one group of keys. */
type Group = { choices: readonly string[] }

/** Of a key without its words, in letters. */
const keyLetters = 3
/** Of the key that turns to the next page, in letters. */
const turnLetters = 9

/**
 * Groups of keys by the page on which they have room, in letters; all on one page when the key that turns it can go as well. No
 * group is ever split, and none is left out: one that is wider than a page has its own.
 */
export function optionPages<G extends Group>(groups: readonly G[], roomLetters: number): G[][] {
  const letters = ({ choices }: G) => choices.reduce((sum, choice) => sum + choice.length + keyLetters, 0)
  if (groups.reduce((sum, group) => sum + letters(group), 0) <= roomLetters + turnLetters) return [[...groups]]
  const pages: { groups: G[]; letters: number }[] = []
  for (const group of groups) {
    const page = pages.at(-1)
    if (page && page.letters + letters(group) <= roomLetters) {
      page.groups.push(group)
      page.letters += letters(group)
    } else pages.push({ groups: [group], letters: letters(group) })
  }
  return pages.map((page) => page.groups)
}
