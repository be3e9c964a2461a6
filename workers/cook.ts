import { cabinet } from '@/lib/topics/cabinet'
import { fryer } from '@/lib/topics/fryer'
import { hotFood } from '@/lib/topics/hot-food'
import { makeUp } from '@/lib/topics/make-up'
import { keepSharedCabinet } from './cabinet-keeper'
import type { WorkerDefinition } from './worker'

/** Puts what was lifted into the hot cabinet; those who wait for it get it first. */
export const cookWorker: WorkerDefinition = {
  name: 'cook',
  reads: [fryer],
  writes: [hotFood, makeUp, cabinet],
  paceMs: 8,
  start: async (deps) => keepSharedCabinet(deps),
}
