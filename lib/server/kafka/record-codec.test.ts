// Protects what goes over the wire: our record codec writes and reads exactly what kafkajs' own does.
import { createRequire } from 'node:module'
import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { decodeRecord, encodeRecord, type RecordContext, type RecordToEncode } from './record-codec'

const require = createRequire(import.meta.url)
const originalEncode: (record: RecordToEncode) => { buffer: Buffer } = require('kafkajs/src/protocol/recordBatch/record/v0')
const originalDecode: (
  decoder: TestDecoder,
  context: RecordContext,
) => object = require('kafkajs/src/protocol/recordBatch/record/v0/decoder')
const Decoder: new (bytes: Buffer) => TestDecoder = require('kafkajs/src/protocol/decoder')
const Long: { fromValue(value: string): { toString(): string } } = require('kafkajs/src/utils/long')
type TestDecoder = { buffer: Buffer; offset: number; readVarInt(): number }

const texts = [
  '',
  'x',
  'k/3',
  'é{"a":1}',
  '🐟',
  'a'.repeat(127),
  'b'.repeat(128),
  '{"order":271,"till":3,"parts":[["cod","chips"]]}'.repeat(40),
]
const names = ['ce_id', 'ce_type', 'ö', 'content-type', 'x'.repeat(200)]

/** The same records in every run: a linear congruential generator. */
function generator(seed: number) {
  let state = seed
  const next = (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
  return { next, pick: <T>(list: readonly T[]): T => list[next(list.length)]! }
}

function record({ next, pick }: ReturnType<typeof generator>, offsetDelta: number): RecordToEncode {
  const bytes = () => pick([() => pick(texts), () => Buffer.from(pick(texts)), () => Buffer.from([0, 255, next(256)])])()
  const headers: RecordToEncode['headers'] = {}
  for (let left = next(7); left > 0; left--) headers[pick(names)] = next(4) === 0 ? [bytes(), bytes(), bytes()] : bytes()
  return {
    offsetDelta,
    timestampDelta: pick([0, 1, 63, 64, -64, -65, 300, -8192, 2 ** 31, 2 ** 40, -(2 ** 40)]),
    key: next(5) === 0 ? null : bytes(),
    value: next(5) === 0 ? null : bytes(),
    headers,
  }
}

const contexts: RecordContext[] = [
  { firstOffset: '1234567', firstTimestamp: Long.fromValue('1790000000000'), magicByte: 2, timestampType: 0 },
  { firstOffset: '0', firstTimestamp: Long.fromValue('1790000000000'), magicByte: 2, timestampType: 1, maxTimestamp: '1790000000999' },
  { firstOffset: '9007199254000000', firstTimestamp: Long.fromValue('0'), magicByte: 2, timestampType: 0, isControlBatch: true },
]

function decoderOf(bytes: Buffer): TestDecoder {
  const decoder = new Decoder(bytes)
  decoder.readVarInt()
  return decoder
}

test('5,000 generated records have the same bytes', () => {
  const random = generator(7)
  for (let i = 0; i < 5000; i++) {
    const each = record(random, i)
    const [ours, theirs] = [encodeRecord(each).buffer, originalEncode(each).buffer]
    expect(ours.equals(theirs), JSON.stringify(each)).toBe(true)
  }
})

test('5,000 generated records are read the same, and the reader stands behind them', () => {
  const random = generator(11)
  for (let i = 0; i < 5000; i++) {
    const bytes = originalEncode(record(random, i)).buffer
    const [ours, theirs] = [decoderOf(bytes), decoderOf(bytes)]
    const context = random.pick(contexts)
    // Not toStrictEqual: it compares buffers byte by byte in JavaScript and takes seconds.
    expect(isDeepStrictEqual(decodeRecord(ours, context), originalDecode(theirs, context)), `record ${i}`).toBe(true)
    expect(ours.offset).toBe(theirs.offset)
  }
})

test('defaults are those of the original', () => {
  expect(encodeRecord({ key: null, value: 'v' }).buffer.equals(originalEncode({ key: null, value: 'v' }).buffer)).toBe(true)
})
