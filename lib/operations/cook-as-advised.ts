import { advise } from '../domain/cabinet/advise'
import { type Foods, fryMs } from '../domain/cabinet/foods'
import type { CabinetState } from '../domain/cabinet/state'
import type { Menu } from '../domain/menu'
import { withPar } from '../domain/range/par'
import { type CookPlan, rangePans } from '../domain/range/plan'
import { derivedId } from '../topics/ids'
import { dropBatch } from './drop-batch'
import { liftBatch } from './lift-batch'
import type { CabinetStore, Clock, KnownCabinet, Log } from './ports'

export type RobotCook = { log: Log; clock: Clock; store: Pick<CabinetStore, 'load'>; foods(): Foods; plan?(): RobotPlan }

/** What the manager has laid down: what is held at par now, and what is fried where. A robot looks at no till. */
export type RobotPlan = { menu: Menu; plan: CookPlan; timeZone: string }

/** After this time a drop that the cabinet does not show was lost or undone: it counts as another one. */
const forgetMs = 60_000

/**
 * A robot at the cook's display: each look lifts what is done and drops what is advised. It keeps nothing that matters: what fries
 * stands in the cabinet, and ids follow from what the cabinet says, so looking twice at the same cabinet drops once.
 */
export function cookAsAdvised({ log, clock, store, foods, plan }: RobotCook, { shop, speed }: { shop: number; speed: number }) {
  /** What was done lately and when, so as not to do it again until the cabinet shows it. */
  const done = new Map<string, number>()
  let known: KnownCabinet | null = null

  async function look(): Promise<void> {
    const { runId, state, nowMs } = await store.load(shop, [], known)
    known = state && { runId, state }
    if (state === null) return
    await Promise.all([...lifts(state, nowMs), ...drops(state, nowMs)])
  }

  function lifts(state: CabinetState, nowMs: number): Promise<void>[] {
    return Object.entries(state.fryer)
      .filter(([, { food, atMs }]) => nowMs >= atMs + fryMs(foods(), food) / speed)
      .map(async ([batch, { food, portions }]) => {
        if (!isNew(`lift/${batch}`, nowMs)) return
        await liftBatch({ log, clock }, { shop, batch, food, portions }, { id: derivedId(batch, 'batch.lifted', 0) })
      })
  }

  function drops(state: CabinetState, nowMs: number): Promise<void>[] {
    return adviceFor(state, nowMs).map(async ({ food, portions, pan }) => {
      const frying = Object.keys(state.fryer).filter((batch) => state.fryer[batch]?.food === food)
      // Changes as soon as the cabinet has taken in the drop (it fries) or its lift (more was cooked).
      const sight = [shop, food, state.totals[food]?.cooked ?? 0, ...frying.toSorted()].join('/')
      if (!isNew(`drop/${sight}`, nowMs)) return
      const id = derivedId(sight, 'batch.dropped', Math.floor(nowMs / forgetMs))
      await dropBatch({ log, clock }, { shop, food, portions, pan }, { id })
    })
  }

  function adviceFor(state: CabinetState, nowMs: number) {
    const known = plan?.()
    if (!known) return advise(state, foods(), nowMs)
    const { menu, plan: laidDown, timeZone } = known
    return advise(withPar(state, menu, laidDown, nowMs, timeZone), foods(), nowMs, { pans: rangePans(menu, laidDown) })
  }

  function isNew(deed: string, nowMs: number): boolean {
    // They stand in the order in which they were done, unless the clock was set back.
    for (const [each, atMs] of done) {
      if (Math.abs(nowMs - atMs) < forgetMs) break
      done.delete(each)
    }
    if (done.has(deed)) return false
    done.set(deed, nowMs)
    return true
  }

  return { look }
}
