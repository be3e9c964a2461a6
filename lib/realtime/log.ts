import { z } from 'zod'

/**
 * What the gateway and the log view say to each other: by socket in the namespace `/log` of path /rt, and by HTTP under /api/log
 * (log-change.ts puts a change into a picture, log-api.ts has what is asked by HTTP).
 *
 * A space is everything behind one topic prefix: the shop, and each demo whose topics the broker has. Topic names are told without
 * the prefix. Nothing is read for a space at which nobody looks.
 */

export const spaceName = z.string().regex(/^(shop|demo[1-6])$/)
/** Cells of each tape that are told; older ones are asked for by offset or by time. */
export const TAPE_CELLS = 16
export const MOST_HAPPENED = 50
/** How often a space that somebody looks at is looked into. A frame goes out only when something has changed. */
export const LOOK_EVERY_MS = 250

export type LogSpace = {
  /** `shop`, `demo1` … `demo6`. */
  name: string
  topics: number
  partitions: number
  /** Who reads there now: workers by name, with how many members each has. Empty: nobody runs. */
  members: { worker: string; count: number }[]
}

/** One record on a tape. */
export type LogCell = {
  offset: number
  /** At most 7 characters: the order number, or the word that says it on a topic without orders ("6 cod", "v12"). */
  label: string
  /** What happened, in a few words: "till 3, £11.20", "needs 1 plaice". */
  words: string
  /** The same order on another topic has the same; null where no order is meant. An id, or `no-271` where records carry none. */
  orderRef: string | null
  atMs: number
}

export type LogTape = {
  partition: number
  /** What one calls it: "Till 1" where the keys say that all its records are one till's; else null. */
  who: string | null
  /** Offset of the oldest record that is still there, and of the next one to be written. */
  first: number
  end: number
  /** The newest at the end, with no gap up to `end` but the one that control records leave. */
  cells: LogCell[]
}

export type LogTopic = {
  name: string
  /** "every paid order". */
  words: string
  /** "key: the till, so one till's orders stay in order"; "" for a topic that is not the shop's. */
  keyWords: string
  /** "tills", "preparers". */
  writtenBy: string
  partitions: LogTape[]
}

export type LogMember = {
  id: string
  /** "preparer 1": the number stays with the member as long as it is in the group. */
  name: string
  /** What this member reads. */
  assigned: { topic: string; partition: number }[]
}

export type LogPosition = {
  topic: string
  partition: number
  /**
   * The offset that is read next, as the group has committed it; where nothing is committed the first one. The shop's workers commit
   * every 500 ms, so a pennant may stand half a second behind: where they truly stand is in Redis and PostgreSQL.
   */
  at: number
  committed: boolean
  lag: number
}

export const readerColour = z.enum(['p', 'c', 'b', 'a', 'k', 's', 'x'])

/**
 * One pennant. Where one group holds several workers each is a reader of its own, on the topics that it reads. The gateways' own
 * groups, which commit nothing, have none.
 */
export type LogReader = {
  /** `group/worker`. */
  id: string
  group: string
  worker: string
  /** "preparers". */
  name: string
  letter: string
  /** Ends the name of a token: `--color-reader-p`. */
  colour: z.infer<typeof readerColour>
  /** Kafka's word for the group: Stable, PreparingRebalance, CompletingRebalance, Empty, Dead. Null in a replay. */
  state: string | null
  members: LogMember[]
  positions: LogPosition[]
  /** Over all that it reads. */
  lag: number
}

/** Something that was seen happening to a group. */
export type LogHappening = {
  /** Counts up within one gateway's life. */
  id: number
  atMs: number
  reader: string
  kind: 'joined' | 'left' | 'moved' | 'rebalancing' | 'settled' | 'rewound'
  /** "preparer 2 joined: orders p2 moved from preparer 1 to preparer 2". */
  words: string
}

export type LogRate = {
  /** Records in the last 60 s. */
  perMinute: number
  /** Average of the last 5 s. */
  perSecond: number
}
export type LogRates = { all: LogRate; topics: Record<string, LogRate> }

export type LogBroker = {
  answers: boolean
  /** Since when it has answered without a break, as this gateway knows. Kafka itself tells nobody when it started. */
  sinceMs: number
}

/** Where readers stood is known from live commits, from what is still kept of old commits, or not at all. */
export type ReadersFrom = 'now' | 'old commits' | 'not known'

/** Everything that one sees of a space. */
export type LogPicture = {
  space: string
  /** Of the last change that is in here; the next one has the number after. */
  seq: number
  serverNowMs: number
  /** Null: live, and changes follow. A time: as it stood then, and nothing follows. */
  replayAtMs: number | null
  topics: LogTopic[]
  readers: LogReader[]
  readersFrom: ReadersFrom
  /** The last 50, newest last. */
  happened: LogHappening[]
  rates: LogRates
  /** Over all topics of the space. Records = what the offsets have counted and is still there. */
  counts: { topics: number; partitions: number; records: number }
  openLetters: number
  broker: LogBroker
}

/** Only what has changed. `tapes` bring the new cells, not those that were told before. */
export type LogChange = {
  space: string
  seq: number
  serverNowMs: number
  tapes?: { topic: string; partition: number; who: string | null; first: number; end: number; cells: LogCell[] }[]
  /** Topics that came, went or got partitions: the whole list, with tapes. */
  topics?: LogTopic[]
  /** Those that changed, whole. */
  readers?: LogReader[]
  /** Ids of readers that are gone. */
  readersGone?: string[]
  /** New ones only. */
  happened?: LogHappening[]
  rates?: LogRates
  counts?: LogPicture['counts']
  openLetters?: number
  broker?: LogBroker
}

export const lookInput = z.object({ space: spaceName, replayAtMs: z.int().min(0).optional() })
export type LookInput = z.infer<typeof lookInput>
/** Refused: the space is not there (any more), or the broker does not answer; in words. */
export type LookAnswer = { picture: LogPicture } | { refused: string }

/** Namespace of the sockets: `io('/log', { path: '/rt' })`. */
export const LOG_NAMESPACE = '/log'
export type LogServerToClient = {
  /** At the beginning, and when a space appears or disappears or its members change. */
  spaces: (spaces: LogSpace[]) => void
  change: (change: LogChange) => void
  /**
   * Once a second, whether or not anything has changed: a page that hears nothing is not up to date. `behindMs`: how long ago the
   * broker last told what is on the tapes that this page looks at; 0 where it looks at the past.
   */
  beat: (serverNowMs: number, behindMs: number) => void
}
export type LogClientToServer = {
  /** Looks at one space from now on, in place of the one before. A page asks again when `seq` has a gap. */
  look: (at: LookInput, answer: (answer: LookAnswer) => void) => void
}
