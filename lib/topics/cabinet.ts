import { z } from 'zod'
import { shopNumber } from './shapes'
import { defineTopic } from './topic'

/** One of both: the whole state of this version, or what has changed since the one before. They are the domain's own; only it reads them. */
const changed = z.looseObject({
  shop: shopNumber,
  epoch: z.int().min(0),
  version: z.int().min(0),
  state: z.looseObject({}).optional(),
  change: z.looseObject({}).optional(),
})
export type CabinetChanged = z.infer<typeof changed>
const epoch = z.looseObject({ shop: shopNumber, epoch: z.int().min(1) })
export type CabinetEpoch = z.infer<typeof epoch>

/** Every change of the cabinet, and the whole of it now and then: what Redis is restored from. */
export const cabinet = defineTopic({
  name: 'cabinet',
  spread: 'shop',
  key: 'shop',
  retentionBytes: 1024 ** 3,
  types: { 'cabinet.changed': changed, 'cabinet.epoch': epoch },
})
