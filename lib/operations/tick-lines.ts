import type { LineTurn } from '../domain/turns'
import { type AboutOrder, type Act, referenceTo, requestOf } from './about-order'
import type { Log, Placed } from './ports'

/** Lines of the order are wrapped, or are not after all. `round` counts its recalls: in the next one nothing is ticked. */
export async function tickLines(
  { log }: { log: Log },
  about: AboutOrder,
  { round, lines }: { round: number; lines: LineTurn[] },
  act: Act,
): Promise<Placed | undefined> {
  const value = { ...referenceTo(about), round, lines, ...requestOf(act) }
  const [place] = await log.append([{ partition: about.partition, event: { type: 'order.ticked', id: act.id, value } }])
  return place
}
