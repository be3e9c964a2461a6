import { keepSharedCabinet } from './cabinet-keeper'
import type { Start } from './worker'

/** Checks each order against the hot cabinet: all there → wrap it, short → it waits for the cook. */
export const preparer: Start = async (deps) => keepSharedCabinet(deps)
