import { runMutants } from '@/simulation/mutants'

/** Switches off one rule at a time; each must be noticed by the simulation or a test. */
export async function mutants() {
  const { caught, missed } = await runMutants(console.log)
  for (const name of missed) console.log(`MISSED  ${name}`)
  console.log(`mutants: ${caught} caught, ${missed.length} missed`)
  process.exit(missed.length === 0 && caught > 0 ? 0 : 1)
}
