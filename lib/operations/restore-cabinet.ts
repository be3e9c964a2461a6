import { marksOf } from '../domain/cabinet/event'
import { type CabinetState, emptyCabinet } from '../domain/cabinet/state'
import { followCabinet, isNewer, noTrail } from '../domain/cabinet/trail'
import type { TopicName } from '../topics/all'
import type { CabinetChanged } from '../topics/cabinet'
import type { LogEvent } from '../topics/event'
import { derivedId } from '../topics/ids'
import { cabinetRecord } from './cabinet-records'
import type { CabinetStore, Ids, Log, LogReader } from './ports'

/** The log read back, parsed; records that could not be used are left out. */
export type History = {
  ends: LogReader['ends']
  /** Events in [from, to), in order. */
  events(topic: TopicName, partition: number, from: number, to: number): Promise<LogEvent[]>
}

export type RestorePorts = { log: Log; store: CabinetStore; history: History; ids: Ids }
/** `partitions`: how many the topics have that tills share. */
export type CabinetPlace = { shop: number; partitions: number }

/** Records that are read back at once, and enough to hold the newest snapshot however slow its writer was. */
const chunk = 1000
/** As long as the store remembers ids. */
const rememberMs = 8 * 24 * 3_600_000

/** The cabinet cannot be told from the log: a person has to decide. */
export class NothingToRestoreFrom extends Error {
  readonly id = 'nothing-to-restore-from'
  readonly retry = false
}

/**
 * Brings the cabinet back after its store was lost or is another instance; the letters are those of the protocol.
 * Returns with nothing done when somebody else was first; either way the caller starts again by loading.
 *
 * @throws NothingToRestoreFrom when orders were decided on but no snapshot of the cabinet is in the log
 */
export async function restoreCabinet(ports: RestorePorts, place: CabinetPlace, nowMs: number): Promise<void> {
  const { log, store, ids } = ports
  const { shop } = place
  const nonce = ids.next()
  // (a) Whose claim stands installs; it dies with a store that is lost again, and with time if its owner does not come back.
  const runId = await store.claim(shop, nonce)
  if (runId === null) return
  // (b) What is restored gets an epoch of its own: a worker that slept through the loss must not go on.
  const epoch = (await newestOf(ports, shop)).epoch + 1
  const id = derivedId(`cabinet/${shop}/${epoch}`, `cabinet.epoch/${nonce}`, 0)
  await log.append([{ partition: 0, event: { type: 'cabinet.epoch', id, value: { shop, epoch } } }])
  // (c) Looked for again up to an end that comes after the claim: from then on nobody changes what was lost.
  const state = await latestCabinet(ports, place, epoch)
  // (d)
  const seen = await marksBelow(ports, state, nowMs - rememberMs)
  // (e)
  await store.install({ shop, nonce, runId }, state, seen)
}

/**
 * Highest epoch that is in the log, and the newest state: the one with the highest epoch and version, which is not always told last.
 * Read back from the end until it can be put together from a whole state and the changes after it.
 */
async function newestOf({ history }: RestorePorts, shop: number): Promise<{ epoch: number; snapshot: CabinetState | null }> {
  const { first, next } = await history.ends('cabinet', 0)
  const told: CabinetChanged[] = []
  let epoch = 0
  let newest: CabinetChanged | null = null
  for (let end = next; end > first; end -= chunk) {
    const changes: CabinetChanged[] = []
    for (const event of await history.events('cabinet', 0, Math.max(first, end - chunk), end)) {
      if (event.type !== 'cabinet.changed' && event.type !== 'cabinet.epoch') continue
      if (event.value.shop !== shop) continue
      epoch = Math.max(epoch, event.value.epoch)
      if (event.type !== 'cabinet.changed') continue
      changes.push(event.value)
      if (!newest || isNewer(event.value, newest)) newest = event.value
    }
    told.unshift(...changes)
    const snapshot = followCabinet(noTrail, told).newest
    if (snapshot && newest && !isNewer(newest, snapshot)) return { epoch, snapshot }
  }
  if (newest)
    throw new NothingToRestoreFrom(
      `The topic \`cabinet\` tells of version ${newest.version} of the hot cabinet of shop ${shop}, but not all that led to it: its ` +
        'beginning is gone. Bring the topic back from a copy, or begin anew with another TOPIC_PREFIX (and empty Redis).',
    )
  return { epoch, snapshot: null }
}

/** What the log says of the cabinet; empty if nothing was ever decided: a snapshot stands in the log before any verdict. */
async function latestCabinet(ports: RestorePorts, place: CabinetPlace, epoch: number): Promise<CabinetState> {
  const { snapshot } = await newestOf(ports, place.shop)
  if (snapshot) return { ...snapshot, epoch }
  if (!(await wasDecided(ports, place))) return emptyCabinet(place.shop, epoch)
  // Verdicts may have come, and their snapshot before them, since we looked: somebody else opened the shop.
  const late = await newestOf(ports, place.shop)
  if (late.snapshot) return { ...late.snapshot, epoch }
  throw new NothingToRestoreFrom(
    'The topic `cabinet` holds no snapshot, but orders have been decided on. Starting empty would make every order again. ' +
      'Bring the topic back from a copy, or begin anew with another TOPIC_PREFIX (and empty Redis).',
  )
}

async function wasDecided({ history }: RestorePorts, { partitions }: CabinetPlace): Promise<boolean> {
  for (const topic of ['cook', 'hot-food', 'make-up'] as const) {
    for (let partition = 0; partition < partitions; partition++) {
      if ((await history.ends(topic, partition)).next > 0) return true
    }
  }
  return false
}

/** What has been applied lately, by the records below the positions of the state. Read backwards, so that age ends it. */
async function marksBelow({ history }: RestorePorts, state: CabinetState, sinceMs: number): Promise<string[]> {
  const marks: string[] = []
  for (const [topic, partition, position] of positionsOf(state)) {
    const { first, next } = await history.ends(topic, partition)
    for (let end = Math.min(position, next); end > first; end -= chunk) {
      const events = await history.events(topic, partition, Math.max(first, end - chunk), end)
      for (const event of events) {
        const record = cabinetRecord(event)
        if (record && record.value.shop === state.shop) marks.push(...marksOf(record))
      }
      if (events.length > 0 && events.every((event) => event.timestampMs < sinceMs)) break
    }
  }
  return marks
}

/** Only these topics carry records whose repeats have to be known: the others' change nothing twice. */
function positionsOf(state: CabinetState): ['orders' | 'fryer', number, number][] {
  return Object.entries(state.positions).flatMap(([tp, position]) => {
    const [, topic, partition] = /^(orders|fryer)-(\d+)$/.exec(tp) ?? []
    return topic === 'orders' || topic === 'fryer' ? [[topic, Number(partition), position]] : []
  })
}
