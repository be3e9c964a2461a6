import { type Cabinet, openCabinet } from './cabinet'
import { hasPlaice, type Taken } from './order'
import type { Participant } from './participant'
import { readOneByOne } from './reader'
import { openWriter } from './writer'

const prepareMs = { from: 500, to: 1000 } as const

/** Makes up orders, one at a time: reads it, works, publishes, commits. What cannot be made up now goes to the cook. */
export async function openPreparer(me: Participant) {
  const { demo } = me.setup
  const withCook = demo === 4 || demo === 5
  const cabinet = demo === 5 ? openCabinet(me.redis, me.setup.keyPrefix) : null
  const write = await openWriter(me)

  await readOneByOne(me, {
    // Any preparer may finish what another one has sent to the cook.
    topics: withCook ? ['orders', 'hot-food'] : ['orders'],
    async handle(taken) {
      if (withCook && !(await isAllThere(taken, cabinet))) return write('cook', taken, { ready: false })
      await me.pace.between(prepareMs.from, prepareMs.to)
      await write('ready', taken, { ready: true })
    },
  })
}

/** Cod and chips are always there in the simple model, plaice when the cook has cooked it. With a cabinet the cabinet says. */
async function isAllThere(taken: Taken, cabinet: Cabinet | null): Promise<boolean> {
  if (cabinet) return cabinet.take(taken)
  return taken.order.ready === true || !hasPlaice(taken.order)
}
