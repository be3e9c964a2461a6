import type { Foods } from '@/lib/domain/cabinet/foods'
import { foodsById } from '@/lib/domain/menu'
import { eventHistory } from '@/lib/operations/event-history'
import { cabinetKeeper } from '@/lib/operations/keep-cabinet'
import type { Menus } from '@/lib/operations/ports'
import { checkCabinetCluster } from '@/lib/server/identity'
import type { Deps } from './deps'
import { every } from './every'
import type { Reaction } from './worker'

const tendEveryMs = 2000
const reactions = new WeakMap<Deps, Reaction>()

/**
 * Preparer and cook of one process keep the cabinet together: what one fetch brought both of them is one compare-and-set, and they
 * never lose a race against each other.
 */
export function keepSharedCabinet(deps: Deps): Reaction {
  const shared = reactions.get(deps) ?? keepCabinet(deps)
  reactions.set(deps, shared)
  return shared
}

function keepCabinet({ env, log, store, reader, menus, ids, random, pause, logger, redis, clusterId }: Deps): Reaction {
  const keeper = cabinetKeeper(
    {
      ...{ log, store, ids, random, pause },
      history: eventHistory(reader, menus),
      foods: currentFoods(menus),
      alarm: (message) => logger.error(message),
    },
    { shop: env.SHOP, partitions: env.PARTITIONS },
  )
  let checked = false
  async function check() {
    if (!checked) await checkCabinetCluster(redis, `${env.REDIS_PREFIX}cabinet:${env.SHOP}:cluster`, await clusterId())
    checked = true
  }
  const tending = every(tendEveryMs, 'cabinet', logger, async () => {
    await check()
    await keeper.tend()
  })
  return {
    async handle(batches) {
      await check()
      return keeper.keep(batches)
    },
    async positions() {
      await check()
      return keeper.positions()
    },
    stop: tending.stop,
  }
}

/** Of the menu in force; the same map as long as it is the same. */
export function currentFoods(menus: Menus): () => Foods {
  return () => foodsById(menus.current())
}
