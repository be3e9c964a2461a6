import { z } from 'zod'

/** What the six demonstrations are, what can be varied in them, and what a director and the program that started it say to each other. */

export const demoNumbers = [1, 2, 3, 4, 5, 6] as const
export type DemoNumber = (typeof demoNumbers)[number]
export const demoNumber = z.literal(demoNumbers)

/**
 * In front of each topic and group of a demonstration: nothing that it does can reach the shop's. `within` is the shop's own
 * TOPIC_PREFIX or REDIS_PREFIX, for those who share a broker.
 */
export const topicPrefixOf = (demo: DemoNumber, within = '') => `${within}demo${demo}.`
/** In front of each of its Redis keys. */
export const redisPrefixOf = (demo: DemoNumber, within = '') => `${within}demo${demo}:`

const varied = ['tills', 'preparers', 'cooks', 'partitions'] as const
type Varied = (typeof varied)[number]
export type DemoSettings = Record<Varied, number> & {
  /** How many times faster than life. */
  speed: number
  /** True: no partition is named, the hash of the key "1", "2" … decides, as in the talk's "use the till number as the key". */
  keys: boolean
}

type Range = { from: number; to: number; default: number }
const exactly = (n: number): Range => ({ from: n, to: n, default: n })
const upTo = (to: number, usual: number, from = 1): Range => ({ from, to, default: usual })

export const speedRange: Range = { from: 0.1, to: 100, default: 1 }

export type DemoDefinition = {
  title: string
  /** What one is to see, in a sentence or two. */
  lesson: string
  /** What to look at, what to try. */
  look: readonly string[]
  /** The talk's own words for it. */
  talk: { words: string; from: string }
  /** Without the prefix. */
  topics: readonly string[]
  ranges: Record<Varied, Range>
}

export const demos: Record<DemoNumber, DemoDefinition> = {
  1: {
    title: '1 till, 1 preparer',
    lesson:
      'A till writes each order to the end of a log. A preparer reads it at its own pace and remembers how far it has come. It keeps up.',
    look: [
      'The order stays in the log after it was read: reading removes nothing.',
      'Stop the preparer: the till sells on, and the preparer catches up when it starts again.',
    ],
    talk: { words: 'Producers send messages, Consumers read them.', from: 'Fish and Chips and Apache Kafka, slides' },
    topics: ['orders', 'ready'],
    ranges: { tills: upTo(9, 1, 0), preparers: upTo(6, 1, 0), cooks: exactly(0), partitions: upTo(9, 1) },
  },
  2: {
    title: '3 tills, 3 partitions, 1 preparer',
    lesson:
      'Three tills sell 2.4 orders a second, one preparer makes 1.33. Nothing is lost and no till waits, but the lag grows for as long as this goes on.',
    look: ['Lag = what is in the log and not yet read. All three bars grow.', 'Add a preparer, then another: the bars go down.'],
    talk: {
      words: 'Customers now queue at multiple TILLs, each TILL is a Producer. […] But now the FOOD-PREPARER is too busy',
      from: 'Fish and Chips and Apache Kafka, slides',
    },
    topics: ['orders', 'ready'],
    ranges: { tills: upTo(9, 3, 0), preparers: upTo(6, 1, 0), cooks: exactly(0), partitions: upTo(9, 3) },
  },
  3: {
    title: '3 tills, 2 preparers in one group',
    lesson:
      'A group shares out the partitions, and a partition is read by one member only. With three partitions one of two preparers has two tills and falls behind, the other does not. Three keep up; a fourth has nothing to read.',
    look: [
      'Which preparer has which partition, and whose bar grows.',
      'Kill a preparer: after its session time-out the other takes over its partitions, from where it had come.',
      'With --keys tills 2 and 3 share a partition and another stays empty.',
    ],
    talk: {
      words: 'Group guarantees only one consumer per partition. Re-balancing happens when consumers come and go',
      from: 'Gentle intro to Apache Kafka',
    },
    topics: ['orders', 'ready'],
    ranges: { tills: upTo(9, 3, 0), preparers: upTo(6, 2, 0), cooks: exactly(0), partitions: upTo(9, 3) },
  },
  4: {
    title: 'Cod or plaice: 1 till, 1 preparer, a cook',
    lesson:
      'Plaice is cooked to order. The preparer passes such an order on to another topic, and goes on with the next one; the cook reads there, and sends it back on a third.',
    look: [
      'An order with plaice goes orders → cook → hot-food → ready; the others go straight to ready and overtake it.',
      'Stop the cook: orders without plaice go on.',
    ],
    talk: { words: 'Plaice needs to be cooked. So we need a COOK to cook it', from: 'Fish and Chips and Apache Kafka, slides' },
    topics: ['orders', 'cook', 'hot-food', 'ready'],
    ranges: { tills: upTo(9, 1, 0), preparers: upTo(6, 1, 0), cooks: upTo(4, 1, 0), partitions: upTo(9, 1) },
  },
  5: {
    title: 'The hot cabinet',
    lesson:
      'The day begins with 0 of everything; the cook fills the cabinet to 20 chips, 10 cod and no plaice. Preparers check and take in one step, so that none takes what another has just taken. The cook wakes up to keep the par level.',
    look: [
      'The counts go down with each order and come back in batches; plaice is cooked exactly as asked.',
      'Add a till and a preparer: both preparers take from the same cabinet, and no portion is taken twice.',
      'Stop the cook: the cabinet runs empty and orders wait on the cook topic.',
    ],
    talk: {
      words:
        "Note that we ideally want atomicity here - we don't want to check the numbers and then make the order up, only to find the numbers have changed in between.",
      from: 'Fish and Chips and Apache Kafka, sketch',
    },
    topics: ['orders', 'cook', 'hot-food', 'ready'],
    ranges: { tills: upTo(9, 1, 0), preparers: upTo(6, 1, 0), cooks: upTo(1, 1, 0), partitions: upTo(9, 2) },
  },
  6: {
    title: 'A new accountant',
    lesson:
      'The log is kept. An accountant who is hired in the middle of the day reads it from offset 0, while the shop trades, and ends with the same total as the one who was there all along.',
    look: [
      'The new one starts at offset 0 and catches up; the till, the preparers and the first accountant notice nothing.',
      'Rewind the new one: it reads the same orders again, knows each by its id, and its total stays right.',
    ],
    talk: {
      words: 'persistence, which allows a new consumer to start consuming events from the past',
      from: 'Fish and Chips and Apache Kafka, abstract',
    },
    topics: ['orders', 'ready'],
    ranges: { tills: upTo(9, 2, 0), preparers: upTo(6, 2, 0), cooks: exactly(0), partitions: upTo(9, 2) },
  },
}

/** What may be given for this demonstration; what is left out has its default. */
export function settingsSchema(demo: DemoNumber) {
  const whole = ({ from, to, default: usual }: Range) => z.coerce.number().int().min(from).max(to).default(usual)
  const { tills, preparers, cooks, partitions } = demos[demo].ranges
  return z.strictObject({
    tills: whole(tills),
    preparers: whole(preparers),
    cooks: whole(cooks),
    partitions: whole(partitions),
    speed: z.coerce.number().min(speedRange.from).max(speedRange.to).default(speedRange.default),
    keys: z.boolean().default(false),
  })
}

/** "preparer 1", "cook 1", "accountant 2". */
const reader = z.string().min(1).max(30)
const offset = z.int().min(0)

/** To an offset of every partition, or of the one that is named; or to the first record at or after a time. */
export const rewindTo = z.union([
  z.strictObject({ offset, topic: z.string().optional(), partition: offset.optional() }),
  z.strictObject({ atMs: z.number() }),
])
export type RewindTo = z.infer<typeof rewindTo>

export const demoCommand = z.discriminatedUnion('do', [
  /** Partitions can only become more; what is beyond the demonstration's range is refused. */
  z.strictObject({
    do: z.literal('vary'),
    tills: z.int().optional(),
    preparers: z.int().optional(),
    cooks: z.int().optional(),
    partitions: z.int().optional(),
    speed: z.number().optional(),
  }),
  /** It finishes the order in hand, commits and leaves the group. */
  z.strictObject({ do: z.literal('stop'), reader }),
  /** One that was stopped or killed, under its old name. */
  z.strictObject({ do: z.literal('start'), reader }),
  /** SIGKILL: nobody tells the group. */
  z.strictObject({ do: z.literal('kill'), reader }),
  /** An accountant with a group of its own, from offset 0. */
  z.strictObject({ do: z.literal('add'), role: z.literal('accountant') }),
  /** Moves this reader alone: in all of its partitions, or in the one that is named. */
  z.strictObject({
    do: z.literal('rewind'),
    reader,
    to: rewindTo,
  }),
  z.strictObject({ do: z.literal('end') }),
])
export type DemoCommand = z.infer<typeof demoCommand>

/** With the number by which its answer is known. */
export const numberedCommand = z.object({ id: z.int(), command: demoCommand })

/** Topics here and below are with the prefix, as Kafka knows them. */
export type Place = { topic: string; partition: number; offset: number }

export type ParticipantState = 'starting' | 'working' | 'stopping' | 'stopped' | 'killed' | 'crashed'
export type ParticipantRole = 'till' | 'preparer' | 'cook' | 'accountant'

export type DemoParticipant = {
  name: string
  role: ParticipantRole
  /** Null when its process is not there. All tills are one process. */
  pid: number | null
  state: ParticipantState
  /** Null for tills: they only write. */
  group: string | null
  /** Kafka's name for it in the group, once it has joined. */
  memberId: string | null
  /** What the group has given it to read; none and working = idle, there are more members than partitions. */
  assigned: { topic: string; partition: number }[]
  /** The last record read from each partition, and the last one written to each; the newest last. */
  read: Place[]
  written: Place[]
  /** The order it is at work on. */
  inHand: (Place & { order: number }) | null
  /** Orders handled since this process started. */
  handled: number
  /** Accountants: what they have added up. */
  books: { orders: number; totalPence: number } | null
}

export type DemoGroup = {
  group: string
  /** `next` = where the group reads on (committed); lag = end − next. */
  partitions: { topic: string; partition: number; next: number; end: number; lag: number; reader: string | null }[]
  lag: number
}

export type DemoReport = {
  demo: DemoNumber
  phase: 'opening' | 'trading' | 'ending'
  settings: DemoSettings
  atMs: number
  /** Since the doors opened. */
  tradingMs: number
  participants: DemoParticipant[]
  topics: { topic: string; partitions: { partition: number; end: number }[] }[]
  groups: DemoGroup[]
  /** Orders since the doors opened, and a second over the last ten. */
  ordered: number
  ready: number
  inPerSecond: number
  outPerSecond: number
  /** Free portions by food; null where there is no cabinet. */
  cabinet: Record<string, number> | null
  /** What happened of late, the newest last: a member joined, was killed, was given partition 2. */
  happened: { atMs: number; what: string }[]
}

/** The last word: the lesson in figures, one a line; where there are accountants, what the log itself adds up to. */
export type DemoSummary = { report: DemoReport; lines: string[]; logTotalPence: number | null }

/** What a director that was started with an IPC channel tells whoever started it. */
export type DirectorMessage =
  | { say: 'report'; report: DemoReport }
  /** To the command of this number; `refused` = nothing was done, and why. */
  | { say: 'answer'; id: number; refused: string | null }
  | { say: 'ended'; summary: DemoSummary }
  /** It could not open. */
  | { say: 'failed'; reason: string }
