import { chanceOf } from '@/simulation/chance'

/** How a till is cut off: by the browser's network, before an order has left, after the shop has it, or left without an answer. */
export type Cut = 'network' | 'before' | 'after' | 'no answer'

/** `look`: somebody waits until the till says "saved"; else the page is gone before anybody could be told. */
export type Act =
  | { do: 'cut'; cut: Cut }
  | { do: 'heal' }
  | { do: 'sell'; tab: 0 | 1; look: boolean }
  | { do: 'reload'; tab: 0 | 1 }
  | { do: 'pause'; ms: number }

const cuts: readonly Cut[] = ['network', 'before', 'after', 'no answer']

/** What is done at one till, the same for the same seed. Whoever plays it heals everything at the end. */
export function planOf(seed: number): Act[] {
  const chance = chanceOf(seed)
  const acts: Act[] = []
  const tab = () => (chance.is(0.3) ? 1 : 0)
  const cut = () => acts.push({ do: 'cut', cut: cuts[chance.under(cuts.length)] ?? 'network' })
  const sell = () => acts.push({ do: 'sell', tab: tab(), look: !chance.is(0.1) })
  if (chance.is(0.7)) cut()
  sell()
  for (let more = chance.under(4); more > 0; more--) {
    const kind = chance.next()
    if (kind < 0.35) sell()
    else if (kind < 0.6) cut()
    else if (kind < 0.75) acts.push({ do: 'heal' })
    else if (kind < 0.9) acts.push({ do: 'reload', tab: tab() })
    else acts.push({ do: 'pause', ms: Math.round(chance.between(20, 300)) })
  }
  return acts
}

/** For the report of a trial that went wrong: `npm run prove -- offline --seed 17 --trials 1` plays it again. */
export function wordsOf(acts: readonly Act[]): string {
  return acts
    .map((act) => {
      if (act.do === 'cut') return `cut (${act.cut})`
      if (act.do === 'sell') return `sell in tab ${act.tab + 1}${act.look ? '' : ', gone at once'}`
      if (act.do === 'reload') return `reload tab ${act.tab + 1}`
      return act.do === 'pause' ? `${act.ms} ms` : act.do
    })
    .join(' · ')
}
