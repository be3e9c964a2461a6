import { advise } from '../domain/cabinet/advise'
import { fryMs, type Foods } from '../domain/cabinet/foods'
import type { CabinetState } from '../domain/cabinet/state'
import { derivedId } from '../topics/ids'
import { dropBatch } from './drop-batch'
import { liftBatch } from './lift-batch'
import type { CabinetStore, Clock, Log } from './ports'

export type RobotCook = { log: Log; clock: Clock; store: Pick<CabinetStore, 'load'>; foods(): Foods }

/** After this time a drop that the cabinet does not show was lost or undone: it counts as another one. */
const forgetMs = 60_000

/**
 * A robot at the cook's display: each look lifts what is done and drops what is advised. It keeps nothing that matters: what fries
 * stands in the cabinet, and ids follow from what the cabinet says, so looking twice at the same cabinet drops once.
 */
export function cookAsAdvised({ log, clock, store, foods }: RobotCook, { shop, speed }: { shop: number; speed: number }) {
  /** Ids that were published, so as not to fill the log with repeats until the cabinet shows them. */
  const published = new Set<string>()

  async function look(): Promise<void> {
    const { state, nowMs } = await store.load(shop, [])
    if (state === null || state === 'unchanged') return
    await Promise.all([...lifts(state, nowMs), ...drops(state, nowMs)])
  }

  function lifts(state: CabinetState, nowMs: number): Promise<unknown>[] {
    return Object.entries(state.fryer)
      .filter(([, { food, atMs }]) => nowMs >= atMs + fryMs(foods(), food) / speed)
      .map(([batch, { food, portions }]) =>
        once(derivedId(batch, 'batch.lifted', 0), (id) => liftBatch({ log, clock }, { shop, batch, food, portions }, { id })),
      )
  }

  function drops(state: CabinetState, nowMs: number): Promise<unknown>[] {
    return advise(state, foods(), nowMs).map(({ food, portions, pan }) => {
      const frying = Object.keys(state.fryer).filter((batch) => state.fryer[batch]?.food === food)
      // Changes as soon as the cabinet has taken in the drop (it fries) or its lift (more was cooked).
      const look = [shop, food, state.totals[food]?.cooked ?? 0, frying.toSorted().join(), Math.floor((nowMs * speed) / forgetMs)].join('/')
      return once(derivedId(look, 'batch.dropped', 0), (id) => dropBatch({ log, clock }, { shop, food, portions, pan }, { id }))
    })
  }

  async function once(id: string, act: (id: string) => Promise<unknown>): Promise<void> {
    if (published.has(id)) return
    published.add(id)
    if (published.size > 1000) published.delete([...published][0] ?? '')
    await act(id)
  }

  return { look }
}
