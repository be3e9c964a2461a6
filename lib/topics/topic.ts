import type { z } from 'zod'

/** Which partitions a topic has: `till` topics share one count from the settings, `shop` topics have one. */
export type TopicSpread = 'till' | 'shop'

/**
 * One topic of the log: its name, how it is keyed and spread, and the schema of each type of record on it.
 * Names are without the prefix, which belongs to the connection.
 */
export type TopicDefinition<Types extends Record<string, z.ZodType> = Record<string, z.ZodType>> = {
  name: string
  spread: TopicSpread
  /** `order` records carry the key shop/till, `shop` records the shop. */
  key: 'shop/till' | 'shop' | 'as found'
  /** CloudEvents type → schema of the value. */
  types: Types
  /** Milliseconds to keep records; -1 = for ever. */
  retentionMs: number
  /** Bytes to keep; -1 = all. */
  retentionBytes: number
  /** True where somebody stores a position of it: it is flushed on each write when one node is all there is. */
  flushed: boolean
}

export function defineTopic<const Types extends Record<string, z.ZodType>>(
  topic: Pick<TopicDefinition<Types>, 'name' | 'spread' | 'key' | 'types'> & Partial<TopicDefinition<Types>>,
): TopicDefinition<Types> {
  return { retentionMs: -1, retentionBytes: -1, flushed: true, ...topic }
}
