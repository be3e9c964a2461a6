import { openShop } from '@/prove/shop'
import { endToEndLatency, fetchKafkaTools, producerPerformance } from '../kafka-tools'
import type { Part } from '../part'
import { rawKafkaBeside } from '../raw-kafka-beside'

/** As long as an order's record; the topic is that which the floor in kafkajs has made. */
const java = { topic: 'raw.orders', bytes: 430 }
const latencyRecords = 3000
const throughputRecords = 400_000

export const floor: Part = {
  title: 'The floor: one hop through Kafka with nothing done',
  how:
    'kafkajs with the shop’s two patches: one producer with one request in flight, one consumer that only counts, records of 430 bytes with six headers; one after another, then as many as go. ' +
    'Beside it in the same run Kafka’s own `EndToEndLatency` and `ProducerPerformance` (org.apache.kafka:kafka-tools 4.3.1, acks=all, 430 bytes without headers) on the same topic. ' +
    'ProducerPerformance only sends, and has up to five requests in flight.',
  bothDurabilities: true,
  async prepare({ say }) {
    say('fetching Kafka’s tools')
    fetchKafkaTools()
  },
  async run({ durability, say }) {
    const shop = await openShop({ data: '.data-bench', args: ['--services-only'], env: { DURABILITY: durability } })
    try {
      const file = shop.file()
      say('kafkajs')
      const raw = await rawKafkaBeside(file, durability, 10)
      say('Kafka’s tools')
      const at = { brokers: file.kafka, ...java }
      const latency = endToEndLatency({ ...at, records: latencyRecords })
      const { recordsPerSecond } = producerPerformance({ ...at, records: throughputRecords })
      const flush = durability === 'power' ? 'the broker flushes each write to disk' : 'one core of Node'
      return [
        { name: 'kafkajs: record there and back, mean', unit: 'ms', value: raw.oneByOne.mean },
        { name: 'kafkajs: record there and back, p99', unit: 'ms', value: raw.oneByOne.p99 },
        { name: 'Java: record there and back, mean', unit: 'ms', value: latency.meanMs },
        { name: 'Java: record there and back, p99', unit: 'ms', value: latency.p99Ms },
        { name: 'kafkajs: sent and read', unit: 'records/s', value: raw.recordsPerSecond, limit: flush },
        { name: 'Java: sent', unit: 'records/s', value: recordsPerSecond },
        { name: 'kafkajs latency ÷ Java latency, means', unit: '', value: raw.oneByOne.mean / latency.meanMs },
        { name: 'kafkajs throughput ÷ Java throughput', unit: '', value: raw.recordsPerSecond / recordsPerSecond },
      ]
    } finally {
      await shop.close()
    }
  },
}
