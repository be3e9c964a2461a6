import { keepSharedCabinet } from './cabinet-keeper'
import type { Start } from './worker'

/** Puts what was lifted into the hot cabinet; those who wait for it get it first. */
export const cook: Start = async (deps) => keepSharedCabinet(deps)
