import type { Item } from '@/lib/domain/menu'
import type { IconName } from '../ui/icons'

/** Drawings by what an item is called; the first that fits. A dish with fish in it shows the fish, not its chips. */
const drawings: readonly [RegExp, IconName][] = [
  [/scampi|prawn|calamari/, 'scampi'],
  [/plaice|sole|flounder/, 'flatfish'],
  [/skate/, 'skate'],
  [/fishcake|fritter|nugget/, 'cake'],
  [/sausage|saveloy|pudding/, 'sausage'],
  [/\bpie\b|pasty/, 'pie'],
  [/butty|burger/, 'butty'],
  [/\b(cod|haddock|fish|pensioner)/, 'fish'],
  [/scraps/, 'scraps'],
  [/chips/, 'chips'],
  [/egg/, 'egg'],
  [/gherkin|wally|onion/, 'gherkin'],
  [/roll|bread|bap/, 'roll'],
  [/\b(can|cola|pop|water|juice|bottle)\b/, 'can'],
  [/\b(tea|coffee)\b/, 'cup'],
  [/\bbag\b/, 'bag'],
  [/sauce|gravy|beans|peas|curry|ketchup|mayo|vinegar/, 'tub'],
]

export function tileIcon(item: Item): IconName | null {
  const name = item.name.toLowerCase()
  return drawings.find(([words]) => words.test(name))?.[1] ?? null
}
