import { type Cabinet, openCabinet } from './cabinet'
import type { Taken } from './order'
import type { Participant } from './participant'
import { readOneByOne } from './reader'
import { openWriter } from './writer'

const cookMs = { from: 3000, to: 3200 } as const
/** With nothing to do for so long, the cook looks at the cabinet. */
const wakeAfterMs = 2000
const lookEveryMs = 500

/** Cooks for the orders that wait, one at a time, and sends them back. With a cabinet to keep, fills it up whenever there is time. */
export async function openCook(me: Participant) {
  const write = await openWriter(me)
  const range = me.setup.demo === 5 ? await keepCabinet(me) : { cookFor: () => me.pace.between(cookMs.from, cookMs.to) }

  await readOneByOne(me, {
    topics: ['cook'],
    async handle(taken) {
      await range.cookFor(taken)
      // Cabinet first, then the record: whoever reads "it is hot" must find it there.
      await write('hot-food', taken, { ready: true })
    },
  })
}

/** Start of day: the cabinet is filled before the doors open. Then it is kept at par. */
async function keepCabinet(me: Participant) {
  const cabinet = openCabinet(me.redis, me.setup.keyPrefix)
  let hands: Promise<unknown> = Promise.resolve()
  let busy = 0

  /** One pair of hands: what the cook has begun is finished first. */
  function cook(taken?: Taken): Promise<void> {
    busy++
    const job = hands.then(() => cookWhatLacks(me, cabinet, taken)).finally(() => busy--)
    hands = job.catch(() => {})
    return job
  }

  async function wakeUp() {
    for (let idleMs = 0; ; ) {
      await me.pace.between(lookEveryMs, lookEveryMs)
      idleMs = busy > 0 ? 0 : idleMs + lookEveryMs
      if (idleMs < wakeAfterMs) continue
      idleMs = 0
      await cook().catch((error: unknown) => me.say({ say: 'note', what: `the cook cannot reach the cabinet: ${String(error)}` }))
    }
  }

  await cook()
  void wakeUp()
  return { cookFor: cook }
}

async function cookWhatLacks(me: Participant, cabinet: Cabinet, taken: Taken | undefined) {
  const drops = await cabinet.toDrop(taken)
  if (drops.length === 0) return
  await me.pace.between(cookMs.from, cookMs.to)
  await cabinet.put(drops)
  me.say({ say: 'note', what: `${me.setup.name} put in ${drops.map(({ portions, food }) => `${portions} ${food}`).join(', ')}` })
}
