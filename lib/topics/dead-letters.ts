import { defineTopic } from './topic'

/** Records that could not be used: the value is their bytes, headers say where they stood and why (`dl_topic`, `dl_partition`, `dl_offset`, `dl_reason`). */
export const deadLetters = defineTopic({
  name: 'dead-letters',
  spread: 'shop',
  key: 'as found',
  retentionMs: 90 * 24 * 3_600_000,
  flushed: false,
  types: {},
})
