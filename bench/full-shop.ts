import { type OpenShop, openShop, type ShopFile, until } from '@/prove/shop'
import type { Visitor } from '@/workers/robots/visitor'
import { type CabinetWatch, watchCabinet } from './cabinet-watch'
import type { Pids } from './cpu'
import { publishBenchMenu } from './menu'
import { openProgress, type Progress } from './progress'
import { staffAll, staffEnv, type TillStaff } from './staff'

export type Durability = 'power' | 'process'

export type FullShop = {
  shop: OpenShop
  file: ShopFile
  progress: Progress
  /** Everything of the shop and the benchmark's own process, by name. */
  pids: Pids
  cabinet: CabinetWatch
  owner: Visitor
  tills: TillStaff
  /** For programs that sell and watch. */
  staff: { STAFF: string }
  close(): Promise<void>
}

export const fullShopData = '.data-bench'

/**
 * Opens the whole shop with empty data: everything that `npm start -- --robots` runs, but robots that do not wait, food that needs no pan,
 * and no customers. Resolves when the hot cabinet is full.
 */
export async function openFullShop({
  durability,
  collectAfterSeconds,
}: {
  durability: Durability
  collectAfterSeconds: number
}): Promise<FullShop> {
  const shop = await openShop({
    data: fullShopData,
    args: ['--robots', '--rate', '0', '--speed', '10000'],
    env: { COLLECT_AFTER_SECONDS: String(collectAfterSeconds), DURABILITY: durability, LOG_LEVEL: 'warn' },
  })
  try {
    const file = shop.file()
    const progress = await openProgress(file)
    await publishBenchMenu({ brokers: file.kafka })
    const cabinet = watchCabinet(file.redis)
    await until('the hot cabinet is full', 60_000, cabinet.isFull)
    const owner = await shop.owner()
    const tills = await staffAll(owner)
    const [supervisor = 0, bench] = [shop.supervisor.pid, process.pid]
    return {
      shop,
      file,
      progress,
      pids: { ...file.pids, supervisor, bench },
      cabinet,
      owner,
      tills,
      staff: staffEnv(tills),
      async close() {
        cabinet.close()
        await progress.close()
        await shop.close()
      },
    }
  } catch (error) {
    await shop.close()
    throw error
  }
}
