import { type LogChange, type LogHappening, type LogPicture, type LogReader, MOST_HAPPENED } from '@/lib/realtime/log'
import type { Group, LogWindow } from '@/lib/server/kafka/log-window'
import { changeBetween } from './change-between'
import { GroupHistory, rewindBetween } from './group-history'
import type { Letters } from './letters'
import type { MemberNames } from './member-names'
import { LATELY_MS, MINUTE_MS, Rates } from './rates'
import { committedBy, type GroupsNow } from './read-groups'
import { type EndsAt, readersIn } from './readers'
import type { Sight } from './sight'
import { Sightings } from './sightings'
import type { Space } from './spaces'
import { type Bounds, boundsOf, firstsOf, placesIn, readTapes, type Tape, topicsWith } from './tapes'

export type SpaceWatchOptions = {
  window: LogWindow
  sight(space: Space): Sight
  letters: Letters
  names: MemberNames
  nowMs(): number
  /** Counts up over all spaces. */
  nextId(): number
  broker(): LogPicture['broker']
}

/** Records that have gone from the front of a log are rare: nobody misses them for so long. */
const FIRSTS_EVERY_MS = 5000
/** Workers commit twice a second. */
const COMMITTED_EVERY_MS = 500
const RATES_EVERY_MS = 1000

/** What is there to be looked at: which topics, and which groups read them. */
export type Surroundings = { space: Space; groups: readonly string[] }

/**
 * One space as it is now, for all who look at it together. Each look asks for the ends, for what is new on the tapes, and for the
 * groups: a handful of requests, however many records go by.
 */
export class SpaceWatch {
  readonly sightings = new Sightings()
  private readonly histories = new Map<string, GroupHistory>()
  private readonly tapes = new Map<string, Tape>()
  private space: Space | null = null
  private firsts: { of: string; values: number[]; atMs: number } = { of: '', values: [], atMs: 0 }
  private committed: GroupsNow['committed'] = new Map()
  private committedMs = 0
  private rates: Rates | null = null
  private told: LogPicture | null = null

  constructor(private readonly options: SpaceWatchOptions) {}

  /** As it was at the last look; null before the first. */
  get picture(): LogPicture | null {
    return this.told
  }

  /** Looks once. Returns what has changed since the last time; null when nothing has, or there was no last time. */
  async look({ space, groups: ids }: Surroundings): Promise<LogChange | null> {
    const { window, names, nowMs } = this.options
    const atMs = nowMs()
    this.forgetOthers(space)
    const bounds = await boundsOf(window, space, await this.firstsOf(space, atMs))
    const anew = this.forgetAnew(bounds)
    await this.takeTapes(space, bounds)
    const groups = await window.describe(ids)
    const seen = groups.flatMap((group) =>
      this.historyOf(group, space)
        .take(group)
        .map((each) => ({ ...each, reader: group.id })),
    )
    if (anew || atMs - this.committedMs >= COMMITTED_EVERY_MS) {
      this.committed = await committedBy(window, ids)
      this.committedMs = atMs
    }
    const ends: EndsAt = (topic, partition) => this.tapes.get(`${topic}-${partition}`)
    const readers = readersIn({ space, groups, committed: this.committed, ends, names })
    this.sightings.take(readers, atMs)
    await this.options.letters.refresh(window, space, bounds)
    return this.tell(space, readers, await this.ratesOf(space, bounds, atMs), [...seen, ...(anew ? [] : this.rewindsTo(readers))])
  }

  /** The broker has begun or ceased to answer; nothing else is known to have changed. */
  tellBroker(): LogChange | null {
    const before = this.told
    if (!before) return null
    const next = { ...before, broker: this.options.broker(), serverNowMs: this.options.nowMs() }
    const change = changeBetween(before, next)
    this.told = { ...next, seq: change?.seq ?? next.seq }
    return change
  }

  private tell(
    space: Space,
    readers: LogReader[],
    rates: LogPicture['rates'],
    seen: readonly Pick<LogHappening, 'kind' | 'words' | 'reader'>[],
  ): LogChange | null {
    const { nowMs, nextId, broker } = this.options
    const before = this.told
    const atMs = nowMs()
    const tapes = placesIn(space).flatMap(({ topic, partition }) => this.tapes.get(`${topic}-${partition}`) ?? [])
    const happened = seen.map((each): LogHappening => ({ id: nextId(), atMs, ...each }))
    const next: LogPicture = {
      space: space.name,
      seq: before?.seq ?? 0,
      serverNowMs: atMs,
      replayAtMs: null,
      topics: topicsWith(space, tapes),
      readers,
      readersFrom: 'now',
      happened: [...(before?.happened ?? []), ...happened].slice(-MOST_HAPPENED),
      rates,
      counts: countsOf(space, tapes),
      openLetters: this.options.letters.open,
      broker: broker(),
    }
    const change = before && changeBetween(before, next)
    this.told = { ...next, seq: change?.seq ?? next.seq }
    return change
  }

  /** True: a topic was made anew under its old name, so that nobody in it was put back who stands nearer to its beginning. */
  private forgetAnew(bounds: readonly Bounds[]): boolean {
    const anew = bounds.filter(({ topic, partition, end }) => (this.tapes.get(`${topic}-${partition}`)?.end ?? 0) > end)
    for (const place of anew) {
      this.tapes.delete(`${place.topic}-${place.partition}`)
      this.sightings.forget(place)
    }
    return anew.length > 0
  }

  private rewindsTo(readers: readonly LogReader[]): (Pick<LogHappening, 'kind' | 'words'> & { reader: string })[] {
    return readers.flatMap((reader) => {
      const was = this.told?.readers.find(({ id }) => id === reader.id)
      const rewind = was ? rewindBetween(reader.name, was.positions, reader.positions) : null
      return rewind ? [{ ...rewind, reader: reader.group }] : []
    })
  }

  private async takeTapes(space: Space, bounds: readonly Bounds[]) {
    const known = (topic: string, partition: number) => this.tapes.get(`${topic}-${partition}`)
    for (const tape of await readTapes(this.options.sight(space), bounds, known)) this.tapes.set(`${tape.topic}-${tape.partition}`, tape)
  }

  private async firstsOf(space: Space, nowMs: number): Promise<readonly number[]> {
    const of = JSON.stringify(space.topics)
    if (of !== this.firsts.of || nowMs - this.firsts.atMs >= FIRSTS_EVERY_MS)
      this.firsts = { of, values: await firstsOf(this.options.window, space), atMs: nowMs }
    return this.firsts.values
  }

  private async ratesOf(space: Space, bounds: readonly Bounds[], nowMs: number): Promise<LogPicture['rates']> {
    this.rates ??= new Rates([await this.totalsAt(space, nowMs - MINUTE_MS), await this.totalsAt(space, nowMs - LATELY_MS)])
    const told = this.told
    if (told && Math.floor(nowMs / RATES_EVERY_MS) === Math.floor(told.serverNowMs / RATES_EVERY_MS)) return told.rates
    return this.rates.take(totalsOf(bounds), nowMs)
  }

  private async totalsAt(space: Space, atMs: number) {
    return { atMs, totals: totalsOf(await boundsOf(this.options.window, space, this.firsts.values, atMs)) }
  }

  private historyOf({ id }: Group, { prefix }: Space): GroupHistory {
    const known = this.histories.get(id) ?? new GroupHistory(prefix, this.options.names, this.told !== null)
    this.histories.set(id, known)
    return known
  }

  /** Topics that are gone, or have other partitions than before. */
  private forgetOthers(space: Space) {
    if (this.space && JSON.stringify(this.space.topics) === JSON.stringify(space.topics)) return
    const here = new Set(placesIn(space).map(({ topic, partition }) => `${topic}-${partition}`))
    for (const place of this.tapes.keys()) if (!here.has(place)) this.tapes.delete(place)
    this.space = space
    this.rates = null
  }
}

function totalsOf(bounds: readonly Bounds[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const { topic, end } of bounds) totals.set(topic, (totals.get(topic) ?? 0) + end)
  return totals
}

function countsOf({ topics }: Space, tapes: readonly Tape[]): LogPicture['counts'] {
  return {
    topics: topics.length,
    partitions: tapes.length,
    records: tapes.reduce((total, { first, end }) => total + end - first, 0),
  }
}
