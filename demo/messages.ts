import { z } from 'zod'
import { demoNumber, rewindTo } from '@/lib/realtime/demos'

/** What the director and its participants say to each other. */

/** What a participant is given when it is started. */
export const setup = z.object({
  role: z.enum(['tills', 'preparer', 'cook', 'accountant']),
  name: z.string(),
  demo: demoNumber,
  /** In front of topics and groups, and of Redis keys. */
  prefix: z.string(),
  keyPrefix: z.string(),
  group: z.string().nullable(),
  tills: z.int(),
  partitions: z.int(),
  keys: z.boolean(),
  speed: z.number(),
  seed: z.int(),
  /** By till, when tills have crashed: the running number of the last order. */
  sold: z.record(z.string(), z.int()),
})
export type Setup = z.infer<typeof setup>

export const told = z.discriminatedUnion('do', [
  z.object({ do: z.literal('pace'), speed: z.number() }),
  z.object({ do: z.literal('tills'), tills: z.int(), partitions: z.int() }),
  z.object({ do: z.literal('rewind'), to: rewindTo }),
])
export type Told = z.infer<typeof told>

const place = z.object({ topic: z.string(), partition: z.int(), offset: z.int() })

export const said = z.discriminatedUnion('say', [
  /** It can begin: tills have their connection, a cook has filled the cabinet. */
  z.object({ say: z.literal('open') }),
  /** The group has taken it in, and given it these partitions to read. */
  z.object({ say: z.literal('joined'), memberId: z.string(), assigned: z.array(z.object({ topic: z.string(), partition: z.int() })) }),
  z.object({ say: z.literal('took'), place, order: z.int() }),
  z.object({ say: z.literal('wrote'), by: z.string(), place, order: z.int() }),
  /** Handled and committed: it will not be read again. */
  z.object({ say: z.literal('done'), place }),
  z.object({ say: z.literal('books'), orders: z.int(), totalPence: z.int() }),
  /** Why it was not; null when it was. */
  z.object({ say: z.literal('rewound'), refused: z.string().nullable() }),
  z.object({ say: z.literal('note'), what: z.string() }),
])
export type Said = z.infer<typeof said>
