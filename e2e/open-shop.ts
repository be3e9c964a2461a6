import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the shop that the stories are played in keeps its data. */
export const dataDir = process.env['CHIPPY_DATA'] ?? '.data'

/** What it says of itself; a program that was started again has another pid. */
export const shopFile = () => JSON.parse(readFileSync(join(dataDir, 'shop.json'), 'utf8')) as { kafka: string; pids: { gateway: number } }
