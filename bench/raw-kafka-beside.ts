import type { Measured } from './figures'
import type { Durability } from './full-shop'
import { type RawKafka, rawKafka } from './messages'
import { type Addresses, envOf, startProgram } from './program'

export type Beside = RawKafka & { latency: Measured[]; throughput: Measured[] }

/** Measures the floor on this broker, now: what the machine gives at the moment differs from run to run, the ratio less. */
export async function rawKafkaBeside(addresses: Addresses, durability: Durability, seconds = 5): Promise<Beside> {
  const program = await startProgram('raw-kafka', ['--seconds', String(seconds)], { ...envOf(addresses), DURABILITY: durability })
  const raw = rawKafka.parse(await program.said())
  await program.end()
  const limit = 'kafkajs and the broker alone: one producer, one consumer, one record a time'
  return {
    ...raw,
    latency: [
      { name: 'floor: one record through kafkajs, p50', unit: 'ms', value: raw.oneByOne.p50 },
      { name: 'floor: one record through kafkajs, p99', unit: 'ms', value: raw.oneByOne.p99, limit },
    ],
    throughput: [
      {
        name: 'floor: records through kafkajs',
        unit: 'records/s',
        value: raw.recordsPerSecond,
        limit: durability === 'power' ? 'the disk: each write is flushed' : 'one core of Node',
      },
    ],
  }
}
