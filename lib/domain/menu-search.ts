import type { Item, Menu } from './menu'

/** Items whose name has a word that begins with each word of what was typed, the menu's own order kept. Nothing typed: all. */
export function itemsCalled(menu: Menu, text: string): Item[] {
  const wanted = wordsOf(text)
  return menu.items.filter((item) => {
    const words = wordsOf(item.name)
    return wanted.every((want) => words.some((word) => word.startsWith(want)))
  })
}

/** Without accents, apostrophes and case: "pensioners" finds "Pensioner’s meal", "puree" finds "Purée". */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
}
