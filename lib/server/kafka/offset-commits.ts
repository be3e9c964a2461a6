/**
 * Kafka keeps what groups commit in a topic like any other, `__consumer_offsets`: key = group, topic and partition, value = offset.
 * (kafka: group-coordinator/src/main/resources/common/message/OffsetCommitKey.json, OffsetCommitValue.json)
 */
export const OFFSETS_TOPIC = '__consumer_offsets'

export type OffsetCommit = { group: string; topic: string; partition: number; offset: string; metadata: string; committedMs: number }

/** The partition of `__consumer_offsets` in which a group's commits stand: Java's hash of its name. */
export function offsetsPartition(group: string, partitions: number): number {
  let hash = 0
  for (let i = 0; i < group.length; i++) hash = (Math.imul(31, hash) + group.charCodeAt(i)) | 0
  // Kafka's own `abs`: the smallest number of all has no counterpart.
  return (hash === -(2 ** 31) ? 0 : Math.abs(hash)) % partitions
}

/** Null: no commit (the group's own description, or the end of a commit), or a version that is not known here. */
export function offsetCommitIn({ key, value }: { key: Buffer | null; value: Buffer | null }): OffsetCommit | null {
  if (key === null || value === null) return null
  try {
    const about = readKey(new Bytes(key))
    const said = about && readValue(new Bytes(value))
    return said ? { ...about, ...said } : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function readKey(bytes: Bytes): Pick<OffsetCommit, 'group' | 'topic' | 'partition'> | null {
  // 2 is the description of the group itself.
  if (bytes.int16() > 1) return null
  return { group: bytes.text(), topic: bytes.text(), partition: bytes.int32() }
}

function readValue(bytes: Bytes): Pick<OffsetCommit, 'offset' | 'metadata' | 'committedMs'> | null {
  const version = bytes.int16()
  if (version < 0 || version > 4) return null
  const offset = String(bytes.int64())
  // Epoch of the leader at that time.
  if (version >= 3) bytes.int32()
  const metadata = version >= 4 ? bytes.compactText() : bytes.text()
  return { offset, metadata, committedMs: Number(bytes.int64()) }
}

/** Reads on from where the last value ended. Beyond the end a Buffer throws a RangeError. */
class Bytes {
  private at = 0

  constructor(private readonly bytes: Buffer) {}

  int16(): number {
    this.at += 2
    return this.bytes.readInt16BE(this.at - 2)
  }

  int32(): number {
    this.at += 4
    return this.bytes.readInt32BE(this.at - 4)
  }

  int64(): bigint {
    this.at += 8
    return this.bytes.readBigInt64BE(this.at - 8)
  }

  text(): string {
    return this.take(this.int16())
  }

  /** Its length + 1 stands before it, seven bits a byte. */
  compactText(): string {
    let length = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes.readUInt8(this.at++)
      length |= (byte & 0x7f) << shift
      if (byte < 0x80) return this.take(length - 1)
    }
  }

  private take(length: number): string {
    this.at += length
    if (length < 0 || this.at > this.bytes.length) throw new RangeError('a text is longer than what is there')
    return this.bytes.subarray(this.at - length, this.at).toString()
  }
}
