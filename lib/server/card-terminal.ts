import { dropOldest } from '../operations/drop-oldest'
import type { CardAnswer, CardTerminal, Pause } from '../operations/ports'
import type { Env } from './env'
import { systemPause } from './system'

/** Null: the shop's card machine knows nothing of the till; what it takes is recorded by hand. */
export function cardTerminal(kind: Env['CARD_TERMINAL']): CardTerminal | null {
  return kind === 'simulated' ? simulatedTerminal(systemPause) : null
}

/** As long as somebody needs to hold a card to it, and as one who has to look for it first. */
const presentMs = 600
const slowMs = 6_000
/** More than one shop takes while one process runs; beyond it the oldest answers are made anew, and are the same. */
const mostRemembered = 10_000

/**
 * A terminal that is not there. The last two digits of the amount say what happens: 01 the card is declined, 02 the terminal's
 * line is cut in the middle and is there again when it is asked again, 03 it takes long; all others are approved.
 */
export function simulatedTerminal(pause: Pause): CardTerminal {
  const asked = new Map<string, Promise<CardAnswer>>()

  const present = async (id: string, pence: number, again: boolean): Promise<CardAnswer> => {
    const ending = pence % 100
    await pause(ending === 3 ? slowMs : presentMs)
    if (ending === 1) return { kind: 'declined', why: 'There is not enough money on this card.' }
    if (ending === 2 && !again) return { kind: 'unknown', why: 'The terminal has lost its line.' }
    return { kind: 'approved', reference: `SIM-${id.slice(-12)}` }
  }

  return {
    take({ id, pence }) {
      const again = (before: CardAnswer) => (before.kind === 'unknown' ? present(id, pence, true) : before)
      const answer = asked.get(id)?.then(again) ?? present(id, pence, false)
      asked.set(id, answer)
      dropOldest(asked, mostRemembered)
      return answer
    },
  }
}
