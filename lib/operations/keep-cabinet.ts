import { type CabinetChange, changeBetween } from '../domain/cabinet/change'
import { checkCabinet } from '../domain/cabinet/check'
import { closeDraft } from '../domain/cabinet/draft'
import { questionsOf } from '../domain/cabinet/event'
import { apply, openCabinet } from '../domain/cabinet/evolve'
import type { Foods } from '../domain/cabinet/foods'
import { type CabinetState, topicPartition } from '../domain/cabinet/state'
import { verdictsOf } from '../domain/cabinet/verdict'
import type { Batch, Resume } from './batch'
import { cabinetLogEnds } from './cabinet-log-ends'
import { cabinetRecord, changeOf, publication, snapshotOf } from './cabinet-records'
import { roundsOf } from './cabinet-rounds'
import type { KnownCabinet, Pause, Random } from './ports'
import { type CabinetPlace, type RestorePorts, restoreCabinet } from './restore-cabinet'

export type CabinetPorts = RestorePorts & {
  random: Random
  pause: Pause
  /** Of the menu in force, by id. */
  foods(): Foods
  /** Something that the shop survives but a person should know. */
  alarm(message: string): void
}

/** `maxRecords` a compare-and-set, 2,000 unless said otherwise; fewer are taken while other processes win. */
export type CabinetOptions = CabinetPlace & { maxRecords?: number }

/** Too many others write the same cabinet. Nothing is lost: the same batches can be given again. */
export class CabinetContended extends Error {
  readonly id = 'cabinet-contended'
  readonly retry = true
}

const maxTries = 200
const maxPauseMs = 32
/** So often a round may lose before it is made smaller, and the size that it is never made smaller than. */
const triesAtOneSize = 3
const fewestRecords = 8

/** A whole state stands in the log at least so often: whoever reads it back finds one within its first look. */
const changesBetweenWholes = 100

type Loaded = KnownCabinet & { nowMs: number; seen: Set<string> }
type Decision = {
  state: CabinetState
  /** Null: there was nothing to apply. */
  change: CabinetChange | null
  marks: string[]
  /** First offset of each topic-partition that was taken: what it has led to is published (again) from there. */
  from: Map<string, number>
}

/**
 * Keeps the hot cabinet of one shop: applies what was read, publishes what follows from it, and says where to read on.
 * The numbers in the comments are the steps of the protocol; each may be the last one before a crash.
 * Calls of `keep` come one after another. When it throws, the outcome is unknown: give it the same batches again.
 */
export function cabinetKeeper(ports: CabinetPorts, options: CabinetOptions) {
  const { log, store } = ports
  const { shop, maxRecords = 2000 } = options
  const startsOf = cabinetLogEnds(ports.history, ports.alarm)
  /** The latest state seen here, so that only what somebody else has changed is read. */
  let known: KnownCabinet | null = null
  /** The latest state that we know the log to tell, and by how many changes after a whole one. */
  let published: (KnownCabinet & { changes: number }) | null = null
  /** The state of the highest version that was published in this epoch. If an older one was put back, only whole states lead beyond it. */
  let highest: CabinetState | null = null

  /** Records that go into one compare-and-set: fewer while others keep winning, because a long decision loses to short ones. */
  let most = maxRecords

  async function keep(batches: readonly Batch[]): Promise<Resume[]> {
    const resumes = await keepInRounds(batches, most)
    most = Math.min(maxRecords, most * 2)
    return resumes
  }

  async function keepInRounds(batches: readonly Batch[], records: number): Promise<Resume[]> {
    const resumes = new Map<string, Resume>()
    for (const round of roundsOf(batches, records)) {
      const due = round.filter((batch) => {
        const resume = resumes.get(placeOf(batch))
        // Not after a gap before it, nor when everything in it has been published again already.
        return !resume || resume.next === batch.first
      })
      if (due.length === 0) continue
      for (const resume of await keepRound(due, records)) resumes.set(placeOf(resume), resume)
    }
    return [...resumes.values()]
  }

  /**
   * Brings a lost cabinet back although nothing has happened in the shop. To be called every two seconds or so: without a
   * cabinet the cook gets no advice, so that nothing might ever happen again to the orders that wait. May run beside `keep`.
   */
  async function tend(): Promise<void> {
    await load([])
  }

  /** Up to where the cabinet that is stored now has applied each topic-partition; null: it had to be restored. May run beside `keep`. */
  async function positions(): Promise<ReadonlyMap<string, number> | null> {
    const loaded = await load([])
    return loaded && new Map(Object.entries(loaded.state.positions))
  }

  async function keepRound(batches: readonly Batch[], records: number): Promise<Resume[]> {
    for (let tries = 1; tries <= maxTries; tries++) {
      const resumes = await attempt(batches)
      if (resumes) return resumes
      // Without a pause of random length one of many writers starves: 2,744 tries were seen, with it 18.
      await ports.pause(ports.random.next() * Math.min(maxPauseMs, 2 ** tries))
      if (tries < triesAtOneSize || records <= fewestRecords) continue
      most = Math.max(fewestRecords, Math.ceil(records / 4))
      return keepInRounds(batches, most)
    }
    throw new CabinetContended(`Others changed the cabinet of shop ${shop} before us ${maxTries} times`)
  }

  /** Null: start again at step 1. */
  async function attempt(batches: readonly Batch[]): Promise<Resume[] | null> {
    const loaded = await load(batches)
    if (!loaded) return null
    const starts = await startsOf(loaded.state, batches)
    const { state, change, marks, from } = decide(loaded, batches, starts, ports.foods())
    if (change && !(await swap(loaded, state, change, marks))) return null
    const verdicts = verdictsOf(state, from)
    if (from.size > 0) {
      // 5. What anybody may learn of the cabinet must outlive the store, and so must the position that we read on from: if it
      // were lost and no record followed, nobody would notice that the last ones are missing.
      await publish(loaded, state, change)
      // 6. If the store was lost meanwhile, somebody may have restored what was before, and decided otherwise.
      const now = await store.current(shop)
      if (now.runId !== loaded.runId || now.epoch !== state.epoch) return null
    }
    // 7.
    if (verdicts.length > 0) await log.append(verdicts.map((verdict) => publication(verdict, shop)))
    // 8. Everything below the position is applied and published, further than this batch if it was a repeat.
    return batches.map(({ topic, partition }) => {
      const next = positionIn(state, starts, topicPartition(topic, partition))
      return { topic, partition, next, commit: next }
    })
  }

  /** A change alone tells nothing: it goes out only after what it changes, else the whole state does. */
  async function publish({ runId, state: before }: KnownCabinet, state: CabinetState, change: CabinetChange | null) {
    if (isSame(published, { runId, state })) return
    if (highest?.epoch !== state.epoch) highest = null
    const isAhead = !highest || before.version > highest.version || before.clockMs === highest.clockMs
    const follows =
      change && isAhead && published && published.changes < changesBetweenWholes && isSame(published, { runId, state: before })
    await log.append([follows ? changeOf(state, change) : snapshotOf(state)])
    published = { runId, state, changes: follows && published ? published.changes + 1 : 0 }
    if (!highest || state.version > highest.version) highest = state
  }

  /** 1. Null: there was no cabinet to decide on, it has been restored. */
  async function load(batches: readonly Batch[]): Promise<Loaded | null> {
    const ids = batches.flatMap((batch) => batch.events.flatMap((event) => questions(event)))
    const { runId, nowMs, state, seen } = await store.load(shop, ids, known)
    if (state === null) {
      known = null
      await restoreCabinet(ports, options, nowMs)
      return null
    }
    known = { runId, state }
    return { runId, state, nowMs, seen }
  }

  /** 4. False: somebody else was first, or nobody knows; what is stored will tell. */
  async function swap(before: KnownCabinet, next: CabinetState, change: CabinetChange, marks: readonly string[]): Promise<boolean> {
    checkCabinet(next)
    const done = await store.compareAndSet(before, next, change, marks).catch(() => false)
    if (done) known = { runId: before.runId, state: next }
    return done
  }

  return { keep, tend, positions }

  function questions(event: Batch['events'][number]): string[] {
    const record = cabinetRecord(event)
    return record && record.value.shop === shop ? questionsOf(record) : []
  }
}

/** 2 and 3, purely: what the cabinet becomes when these batches are applied as far as they have not been. */
function decide({ state, nowMs, seen }: Loaded, batches: readonly Batch[], starts: ReadonlyMap<string, number>, foods: Foods): Decision {
  const from = new Map<string, number>()
  const draft = openCabinet(state, foods, nowMs, seen)
  let applied = false
  for (const batch of batches) {
    const tp = topicPartition(batch.topic, batch.partition)
    const position = positionIn(state, starts, tp)
    // 2. Something before it is missing here: it is read again from the position.
    if (batch.first > position) continue
    from.set(tp, batch.first)
    if (batch.end <= position) continue
    for (const event of batch.events) {
      const record = event.offset >= position ? cabinetRecord(event) : null
      if (record && record.value.shop === state.shop) apply(draft, record)
    }
    // Also past records that nobody could use: else the next batch would seem to leave a gap.
    draft.positions[tp] = batch.end
    applied = true
  }
  if (!applied) return { state, change: null, marks: [], from }
  const next = closeDraft(draft)
  return { state: next, change: changeBetween(state, next), marks: draft.marks, from }
}

/** Of one instance's states each version was stored once. */
function isSame(a: KnownCabinet | null, b: KnownCabinet): boolean {
  return a !== null && a.runId === b.runId && a.state.epoch === b.state.epoch && a.state.version === b.state.version
}

function positionIn(state: CabinetState, starts: ReadonlyMap<string, number>, tp: string): number {
  return Math.max(state.positions[tp] ?? 0, starts.get(tp) ?? 0)
}

function placeOf({ topic, partition }: { topic: string; partition: number }): string {
  return topicPartition(topic, partition)
}
