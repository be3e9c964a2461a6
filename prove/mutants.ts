import { runMutants, type Services } from '@/simulation/mutants'
import { openShop } from './shop'

/** Switches off one rule at a time; each must be noticed by the simulation or a test. A part of a name chooses some. */
export async function mutants(only?: string) {
  const { caught, missed } = await runMutants(console.log, { only, openServices })
  for (const name of missed) console.log(`MISSED  ${name}`)
  console.log(`mutants: ${caught} caught, ${missed.length} missed`)
  process.exit(missed.length === 0 && caught > 0 ? 0 : 1)
}

async function openServices(): Promise<Services> {
  const shop = await openShop({ data: '.data-prove-mutants' })
  const { kafka, redis, postgres } = shop.file()
  return { env: { KAFKA_BROKERS: kafka, REDIS_URL: redis, DATABASE_URL: postgres }, close: () => shop.close() }
}
