import type { CabinetState } from '@/lib/domain/cabinet/state'
import { redisCabinetStore } from '@/lib/server/cabinet-store'
import { createLogger } from '@/lib/server/log'
import { connectRedis } from '@/lib/server/redis'
import { benchMenu } from './menu'

/** Looks at the hot cabinet where it lies. */
export type CabinetWatch = {
  /** Null: there is none (yet), or it is being restored. */
  state(): Promise<CabinetState | null>
  /** Orders that stand open in it now. */
  openOrders(): Promise<number>
  /** As much of each held food is free as there ever is. */
  isFull(): Promise<boolean>
  close(): void
}

export function watchCabinet(url: string, shop = 0): CabinetWatch {
  const redis = connectRedis(url, createLogger('bench'))
  const store = redisCabinetStore(redis, '')
  const held = benchMenu.foods.filter(({ kind }) => kind === 'held')

  async function state() {
    return (await store.load(shop, [])).state
  }

  return {
    state,
    openOrders: async () => Object.keys((await state())?.orders ?? {}).length,
    async isFull() {
      // As a person may look: without its thousands of open orders.
      const free = await redis.hmget(`cabinet:${shop}`, ...held.map(({ id }) => id))
      return held.every(({ par }, n) => Number(free[n] ?? 0) >= par)
    },
    close: () => redis.disconnect(),
  }
}
