import type { PlaceOrderInput } from '@/lib/inputs/order'

export type SoldStamp = Pick<PlaceOrderInput, 'soldAt' | 'soldBy'>

/**
 * What the shop is told of a sale that may reach it much later. `atMs` is this device's time, which need not be right: `clockOffsetMs`
 * is what the shop's clock is ahead of it, undefined until the shop has been heard.
 */
export function soldStamp(atMs: number, clockOffsetMs = 0, seller?: string): SoldStamp {
  return { soldAt: new Date(atMs + clockOffsetMs).toISOString(), ...(seller !== undefined && { soldBy: seller }) }
}
