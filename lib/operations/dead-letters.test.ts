// Protects whoever looks into dead-letters: each record that could not be used stands there once, although several processes share
// the partitions and each may read it again.
import { expect, test } from 'vitest'
import type { LogRecord } from '../topics/event'
import { type DeadLetter, deadLetterBox } from './dead-letters'
import type { LogReader } from './ports'

const record = (offset: number): LogRecord => ({
  ...{ topic: 'orders', partition: 3, offset, timestampMs: 1000 + offset },
  ...{ key: null, headers: {}, value: Buffer.from(`two cod and chips, ${offset}`) },
})
const unusable = (...offsets: number[]) => offsets.map((offset) => ({ record: record(offset), reason: 'not JSON' }))

/** The topic, in memory. `largest` is the most that was ever read at once. */
function letterTopic() {
  const letters: DeadLetter[] = []
  const asked = { largest: 0 }
  const reader: LogReader = {
    ends: async () => ({ first: 0, next: letters.length }),
    async read(topic, partition, from, to) {
      if (topic !== 'dead-letters') throw new Error(`nobody keeps letters in ${topic}`)
      asked.largest = Math.max(asked.largest, to - from)
      return letters.slice(from, to).map((letter, i) => ({ ...letter, topic, partition, offset: from + i, timestampMs: 0 }))
    },
  }
  return {
    letters,
    asked,
    places: () => letters.map(({ headers }) => `${String(headers['dl_partition'])}:${String(headers['dl_offset'])}`),
    open: () => deadLetterBox(reader, async (more) => letters.push(...more)),
  }
}

test('a record is put aside with its bytes, its place and the reason, and only the first time', async () => {
  const topic = letterTopic()
  const bury = topic.open()
  await bury(unusable(4))
  await bury(unusable(4, 5))
  expect(topic.places()).toEqual(['3:4', '3:5'])
  expect(topic.letters[0]).toMatchObject({ value: record(4).value, headers: { dl_topic: 'orders', dl_reason: 'not JSON' } })
})

test('what another process has put aside since we last looked is not put aside again', async () => {
  const topic = letterTopic()
  const [here, there] = [topic.open(), topic.open()]
  await here(unusable(1))
  await there(unusable(2))
  // The partition comes back to us, from the offset that was committed last.
  await here(unusable(1, 2, 3))
  await topic.open()(unusable(1, 2, 3))
  expect(topic.places()).toEqual(['3:1', '3:2', '3:3'])
})

test('a thousand letters are read back in small pieces: each may be as large as a record can be', async () => {
  const topic = letterTopic()
  const offsets = Array.from({ length: 1000 }, (_, offset) => offset)
  await topic.open()(unusable(...offsets))
  await topic.open()(unusable(...offsets))
  expect(topic.letters).toHaveLength(1000)
  expect(topic.asked.largest).toBeLessThanOrEqual(50)
})
