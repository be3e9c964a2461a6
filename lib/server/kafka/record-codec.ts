import { createRequire } from 'node:module'

/**
 * kafkajs' encoder and decoder of one record, written again. Its own ones fill a new 512-byte buffer with zeros for each header and
 * copy the headers object once a header: 10 µs a record with our six headers, 1.3 here (measured; it was a fifth of all CPU).
 * record-codec.test.ts holds both equal, byte for byte.
 *
 * Record => Length Attributes TimestampDelta OffsetDelta Key Value [HeaderKey HeaderValue]; all numbers are zigzag varints.
 */

type Bytes = Buffer | string | null
export type RecordToEncode = {
  offsetDelta?: number
  timestampDelta?: number
  key?: Bytes
  value?: Bytes
  headers?: Record<string, Bytes | Bytes[]>
}
export type RecordContext = {
  firstOffset: string
  firstTimestamp: { toString(): string }
  magicByte?: number
  isControlBatch?: boolean
  timestampType?: number
  maxTimestamp?: string
}
type EncodedRecord = { buf: Buffer; offset: number; readonly buffer: Buffer }
type HeaderBytes = Buffer | null
type DecodedRecord = {
  magicByte: number | undefined
  attributes: number
  timestamp: string
  offset: string
  key: Buffer | null
  value: Buffer | null
  headers: Record<string, HeaderBytes | HeaderBytes[]>
  isControlRecord: boolean
  batchContext: RecordContext
}

const Encoder: { prototype: object } = createRequire(import.meta.url)('kafkajs/src/protocol/encoder')
const LOG_APPEND_TIME = 1

export function encodeRecord({
  offsetDelta = 0,
  timestampDelta = 0,
  key = null,
  value = null,
  headers = {},
}: RecordToEncode): EncodedRecord {
  const pairs: [name: Buffer, value: Bytes, length: number][] = []
  const [keyLength, valueLength] = [lengthOf(key), lengthOf(value)]
  let size = 1 + sizeOfVarint(timestampDelta) + sizeOfVarint(offsetDelta) + sizeOfBytes(keyLength) + sizeOfBytes(valueLength)
  for (const name of Object.keys(headers)) {
    const given = headers[name]
    for (const each of Array.isArray(given) ? given : [given ?? null]) {
      const pair: (typeof pairs)[number] = [headerName(name), each, lengthOf(each)]
      pairs.push(pair)
      size += pair[0].length + sizeOfBytes(pair[2])
    }
  }
  size += sizeOfVarint(pairs.length)

  const buffer = Buffer.allocUnsafe(sizeOfVarint(size) + size)
  let at = writeVarint(buffer, 0, size)
  buffer[at++] = 0
  at = writeVarint(buffer, at, timestampDelta)
  at = writeVarint(buffer, at, offsetDelta)
  at = writeBytes(buffer, at, key, keyLength)
  at = writeBytes(buffer, at, value, valueLength)
  at = writeVarint(buffer, at, pairs.length)
  for (const [name, each, length] of pairs) {
    buffer.set(name, at)
    at = writeBytes(buffer, at + name.length, each, length)
  }
  // What kafkajs takes for an encoder is its prototype, the bytes and how many of them count.
  return Object.assign(Object.create(Encoder.prototype), { buf: buffer, offset: buffer.length })
}

/** Moves the decoder's offset behind the record. Offsets and times are below 2^53, so plain numbers hold them. */
export function decodeRecord(decoder: { buffer: Buffer; offset: number }, context: RecordContext): DecodedRecord {
  const { buffer } = decoder
  let at = decoder.offset
  const varint = () => {
    let [sum, place] = [0, 1]
    for (;;) {
      const byte = buffer[at++] ?? 0
      sum += (byte & 127) * place
      if (byte < 128) return sum % 2 === 1 ? -(sum + 1) / 2 : sum / 2
      place *= 128
    }
  }
  const bytes = () => {
    const length = varint()
    return length < 0 ? null : buffer.subarray(at, (at += length))
  }

  const attributes = buffer.readInt8(at++)
  const [timestampDelta, offsetDelta, key, value] = [varint(), varint(), bytes(), bytes()]
  const headers: DecodedRecord['headers'] = {}
  for (let left = varint(); left > 0; left--) {
    const length = varint()
    const name = buffer.toString('utf8', at, (at += length))
    const before = headers[name]
    const each = bytes()
    headers[name] = before === undefined ? each : Array.isArray(before) ? [...before, each] : [before, each]
  }
  decoder.offset = at

  const stamped = context.timestampType === LOG_APPEND_TIME && context.maxTimestamp
  return {
    magicByte: context.magicByte,
    attributes,
    timestamp: stamped || String(Number(context.firstTimestamp.toString()) + timestampDelta),
    offset: String(Number(context.firstOffset) + offsetDelta),
    key,
    value,
    headers,
    isControlRecord: context.isControlBatch ?? false,
    batchContext: context,
  }
}

/** Without bit operations, which would cut numbers to 32 bits. */
const zigzag = (value: number) => (value >= 0 ? value * 2 : -value * 2 - 1)

function sizeOfVarint(value: number): number {
  let size = 1
  for (let rest = zigzag(value); rest >= 128; rest = Math.floor(rest / 128)) size++
  return size
}

function writeVarint(buffer: Buffer, start: number, value: number): number {
  let at = start
  let rest = zigzag(value)
  for (; rest >= 128; rest = Math.floor(rest / 128)) buffer[at++] = (rest % 128) | 128
  buffer[at++] = rest
  return at
}

/** −1 = null, as on the wire. */
function lengthOf(value: Bytes): number {
  if (value === null) return -1
  return typeof value === 'string' ? Buffer.byteLength(value) : value.length
}

const sizeOfBytes = (length: number) => sizeOfVarint(length) + Math.max(length, 0)

function writeBytes(buffer: Buffer, start: number, value: Bytes, length: number): number {
  const at = writeVarint(buffer, start, length)
  if (value === null) return at
  if (typeof value === 'string') buffer.write(value, at, length, 'utf8')
  else value.copy(buffer, at)
  return at + length
}

/** Header names are few and come again with each record. Bounded: names of foreign records are never written by us, ours are six. */
const headerNames = new Map<string, Buffer>()

function headerName(name: string): Buffer {
  const known = headerNames.get(name)
  if (known) return known
  const length = Buffer.byteLength(name)
  const encoded = Buffer.alloc(sizeOfBytes(length))
  writeBytes(encoded, 0, name, length)
  if (headerNames.size < 100) headerNames.set(name, encoded)
  return encoded
}
