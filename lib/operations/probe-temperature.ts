import { type Act, requestOf } from './about-order'
import { fryerPartition } from './drop-batch'
import type { Clock, Log, Placed } from './ports'

/** Somebody has held a probe into a pan's oil or, without a pan, into the hot cabinet. `at`: when, if that was not just now (lib/domain/done-at.ts). */
export async function probeTemperature(
  { log, clock }: { log: Log; clock: Clock },
  probe: { shop: number; pan?: number | undefined; celsius: number; at?: string | undefined; by?: string | undefined },
  act: Act,
): Promise<Placed | undefined> {
  const { shop, pan, celsius, by } = probe
  const value = {
    ...{ shop, celsius, at: probe.at ?? new Date(clock.nowMs()).toISOString() },
    ...(pan !== undefined && { pan }),
    ...(by !== undefined && { by }),
    ...requestOf(act),
  }
  const [place] = await log.append([{ partition: fryerPartition, event: { type: 'temperature.probed', id: act.id, value } }])
  return place
}
