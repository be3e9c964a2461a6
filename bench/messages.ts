import { z } from 'zod'

/** What a program that sells is told. */
export type Order =
  /** Closed loop: as fast as answers come, but not beyond the n-th order. */
  | { do: 'allow'; upTo: number }
  /** Open loop: so many a second from now on, whether answers come or not. */
  | { do: 'sell'; perSecond: number }
  /** What is due from now on is measured. */
  | { do: 'measure' }
  /** Sell no more, wait for what is under way, and say how long it all took. */
  | { do: 'report' }

const latency = z.object({ count: z.number(), mean: z.number(), p50: z.number(), p99: z.number(), max: z.number() })
export type Latency = z.infer<typeof latency>

/** `refused`: the shop was full. `missing`: how many have not arrived, `unseen` which were not seen where they are watched for. Latencies are in ms, by what was waited for, of all that was due while it was measured. */
export const report = z.object({
  placed: z.number(),
  refused: z.number(),
  missing: z.number(),
  unseen: z.array(z.string()),
  latencies: z.record(z.string(), latency),
})
export type Report = z.infer<typeof report>

/** What one hop through Kafka costs with nothing else done: single records in turn, then as many as it takes. */
export const rawKafka = z.object({ oneByOne: latency, recordsPerSecond: z.number() })
export type RawKafka = z.infer<typeof rawKafka>
