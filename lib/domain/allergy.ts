import { choiceWords } from './choice-words'
import { type Allergen, allergens, bareItem, foodsById, itemsById, type Menu, type Option, optionsById } from './menu'

/**
 * What is in what was chosen. Nothing here ever says that food is free of something: in a kitchen with one flour bin nobody can
 * promise that. The most it says is "not in it".
 *
 * contains: an ingredient, by the menu · shared: it is fried where food with it is fried · not-in-it · unknown: the menu does not
 * know the item, so nobody may say anything.
 */
export type Verdict = 'contains' | 'shared' | 'not-in-it' | 'unknown'

/** Food that is fried in the same pan and contains what is asked about. */
export type Sharing = { allergen: Allergen; pan: number; foods: string[] }

/** How to have a line without it: leave it off, or choose something else for an option (null: nothing). */
export type TakeOff = { kind: 'line' } | { kind: 'choice'; option: string; choice: string | null; words: string }

/** One thing of an order: an item, or what comes on items. What is asked for twice is one thing. */
export type Portion = {
  /** `item:cod`, `choice:salt-vinegar:Both`: the same thing of the same menu. */
  id: string
  name: string
  /** Keys of the lines that have it. */
  lines: number[]
  /** Null: the menu does not know it. */
  contains: Allergen[] | null
  verdict: Verdict
  /** What it contains of what is to be avoided. */
  found: Allergen[]
  sharing: Sharing[]
  /** Comes out of a pan, whatever else is fried there. */
  isFried: boolean
  takeOff: TakeOff
}

/** A line as far as it matters here: of a cart, or of a sale. */
export type AskedLine = { key: number; item: string; options?: Readonly<Record<string, string>> }

/** Everything on an order, and what is to be said of it to somebody who must avoid this. */
export function portionsOf(menu: Menu, lines: readonly AskedLine[], avoid: readonly Allergen[]): Portion[] {
  const byId = new Map<string, Portion>()
  for (const line of lines) {
    for (const portion of [itemPortion(menu, line, avoid), ...choicePortions(menu, line, avoid)]) {
      const known = byId.get(portion.id)
      if (known === undefined) byId.set(portion.id, portion)
      else if (!known.lines.includes(line.key)) known.lines.push(line.key)
    }
  }
  return [...byId.values()]
}

function itemPortion(menu: Menu, { key, item: id }: AskedLine, avoid: readonly Allergen[]): Portion {
  const item = itemsById(menu).get(id)
  const base = { id: `item:${id}`, name: item?.name ?? id, lines: [key], takeOff: { kind: 'line' } } satisfies Partial<Portion>
  if (item === undefined) return { ...base, contains: null, verdict: 'unknown', found: [], sharing: [], isFried: false }
  const found = avoid.filter((allergen) => item.allergens.includes(allergen))
  const sharing = avoid
    .filter((allergen) => !found.includes(allergen))
    .flatMap((allergen) => item.portions.flatMap((food) => sharingOf(menu, food, allergen)))
    .filter((one, at, all) => all.findIndex((other) => other.allergen === one.allergen && other.pan === one.pan) === at)
  const foods = foodsById(menu)
  return {
    ...base,
    contains: inOrder(item.allergens),
    verdict: verdictOf(found, sharing),
    found,
    sharing,
    isFried: item.portions.some((food) => (foods.get(food)?.pan ?? 0) > 0),
  }
}

/** Only choices with something of the fourteen in them: that the paper is open needs no answer. */
function choicePortions(menu: Menu, line: AskedLine, avoid: readonly Allergen[]): Portion[] {
  return choicesOf(menu, line).flatMap(({ option, choice }) => {
    const contains = option.allergens?.[choice] ?? []
    if (contains.length === 0) return []
    const found = avoid.filter((allergen) => contains.includes(allergen))
    return [
      {
        id: `choice:${option.id}:${choice}`,
        name: choiceWords(option, choice),
        lines: [line.key],
        contains: inOrder(contains),
        verdict: verdictOf(found, []),
        found,
        sharing: [],
        isFried: false,
        takeOff: takeOffChoice(option, avoid),
      },
    ]
  })
}

/** What comes on a line. A line that says nothing of an option comes as it always does: a sale that names only food is dressed too. */
function choicesOf(menu: Menu, { item, options }: Pick<AskedLine, 'item' | 'options'>): { option: Option; choice: string }[] {
  return (itemsById(menu).get(item)?.options ?? []).flatMap((id) => {
    const option = optionsById(menu).get(id)
    const choice = options?.[id] ?? option?.default ?? null
    return option === undefined || choice === null ? [] : [{ option, choice }]
  })
}

function takeOffChoice(option: Option, avoid: readonly Allergen[]): TakeOff {
  const without = option.choices.find((choice) => !(option.allergens?.[choice] ?? []).some((allergen) => avoid.includes(allergen)))
  if (option.default === null) return { kind: 'choice', option: option.id, choice: null, words: 'Take it off' }
  // An option that must have a choice, and none without it: only the line can go.
  return without === undefined
    ? { kind: 'line' }
    : { kind: 'choice', option: option.id, choice: without, words: `${choiceWords(option, without)} instead` }
}

function verdictOf(found: readonly Allergen[], sharing: readonly Sharing[]): Verdict {
  if (found.length > 0) return 'contains'
  return sharing.length > 0 ? 'shared' : 'not-in-it'
}

/** Other food of the same pan that contains it. What food contains is what it contains sold alone (menu-check.ts). */
function sharingOf(menu: Menu, food: string, allergen: Allergen): Sharing[] {
  const pan = foodsById(menu).get(food)?.pan ?? 0
  if (pan === 0) return []
  const foods = menu.foods.filter((one) => one.pan === pan && one.id !== food && bareItem(menu, [one.id])?.allergens.includes(allergen))
  return foods.length === 0 ? [] : [{ allergen, pan, foods: foods.map(({ name }) => name) }]
}

/** In the order of the fourteen, so that every list of them reads alike. */
const inOrder = (some: readonly Allergen[]): Allergen[] => allergens.filter((allergen) => some.includes(allergen))

/** All that a line contains, with what comes on it; null when the menu does not know it. */
export function allergensOf(menu: Menu, line: Pick<AskedLine, 'item' | 'options'>): Allergen[] | null {
  const item = itemsById(menu).get(line.item)
  if (item === undefined) return null
  return inOrder([...item.allergens, ...choicesOf(menu, line).flatMap(({ option, choice }) => option.allergens?.[choice] ?? [])])
}

/** What the customer must be told of: each with what is wrong about it, so that the same food with another trouble is another matter. */
export function troubles(portions: readonly Portion[]): string[] {
  return portions
    .filter(({ verdict }) => verdict !== 'not-in-it')
    .map(({ id, found, sharing }) => `${id} ${found.join(',')} ${sharing.map(({ allergen, pan }) => `${allergen}@${pan}`).join(',')}`)
}
