import type { Display } from '../domain/started'
import type { LineTurn } from '../domain/turns'
import { type AboutOrder, type Act, referenceTo, requestOf } from './about-order'
import type { Log, Placed } from './ports'

/** A display starts lines of the order, or puts them down again. `round` counts its recalls: in the next one they are nobody's. */
export async function startLines(
  { log }: { log: Log },
  about: AboutOrder,
  { round, lines, display }: { round: number; lines: LineTurn[]; display: Display },
  act: Act,
): Promise<Placed | undefined> {
  const value = { ...referenceTo(about), round, lines, display, ...requestOf(act) }
  const [place] = await log.append([{ partition: about.partition, event: { type: 'order.started', id: act.id, value } }])
  return place
}
