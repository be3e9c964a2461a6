import { cabinet } from '@/lib/topics/cabinet'
import { collected } from '@/lib/topics/collected'
import { cook } from '@/lib/topics/cook'
import { hotFood } from '@/lib/topics/hot-food'
import { makeUp } from '@/lib/topics/make-up'
import { orders } from '@/lib/topics/orders'
import { ready } from '@/lib/topics/ready'
import { keepSharedCabinet } from './cabinet-keeper'
import type { WorkerDefinition } from './worker'

/** Checks each order against the hot cabinet: all there → wrap it, short → it waits for the cook. */
export const preparer: WorkerDefinition = {
  name: 'preparer',
  reads: [orders, hotFood, ready, collected],
  writes: [makeUp, cook, cabinet],
  paceMs: 8,
  start: async (deps) => keepSharedCabinet(deps),
}
