import type { Redis } from 'ioredis'
import { z } from 'zod'
import { createLogger } from '@/lib/server/log'
import { connectRedis } from '@/lib/server/redis'
import { benchMenu } from './menu'

const stateSchema = z.looseObject({ orders: z.record(z.string(), z.unknown()) })

/** Looks at the hot cabinet from outside, where it lies. */
export type CabinetWatch = {
  /** Orders that stand open in it now. */
  openOrders(): Promise<number>
  /** As much of each held food is free as there ever is. */
  isFull(): Promise<boolean>
  close(): void
}

export function watchCabinet(url: string, shop = 0): CabinetWatch {
  const redis: Redis = connectRedis(url, createLogger('bench'))
  const key = `cabinet:${shop}`
  const held = benchMenu.foods.filter(({ kind }) => kind === 'held')
  return {
    async openOrders() {
      const state = await redis.hget(key, 'state')
      return state === null ? 0 : Object.keys(stateSchema.parse(JSON.parse(state)).orders).length
    },
    async isFull() {
      const free = await redis.hmget(key, ...held.map(({ id }) => id))
      return held.every(({ par }, n) => Number(free[n] ?? 0) >= par)
    },
    close: () => redis.disconnect(),
  }
}
