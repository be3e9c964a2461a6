import { z } from 'zod'
import { shopNumber } from './shapes'
import { defineTopic } from './topic'

/** The state is the domain's own and is read only by the domain; the log keeps it whole. */
const changed = z.looseObject({ shop: shopNumber, epoch: z.int().min(0), version: z.int().min(0), state: z.looseObject({}) })
export type CabinetChanged = z.infer<typeof changed>
const epoch = z.looseObject({ shop: shopNumber, epoch: z.int().min(1) })
export type CabinetEpoch = z.infer<typeof epoch>

/** The whole cabinet after each change: what Redis is restored from. */
export const cabinet = defineTopic({
  name: 'cabinet',
  spread: 'shop',
  key: 'shop',
  retentionBytes: 1024 ** 3,
  types: { 'cabinet.changed': changed, 'cabinet.epoch': epoch },
})
