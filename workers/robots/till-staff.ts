import { employ, enrol, type Visitor } from './visitor'

/** One visitor for each of these tills, signed in on a device that is enrolled as it. */
export async function staffTills(owner: Visitor, tills: readonly number[], name: string): Promise<Map<number, Visitor>> {
  const employee = await employ(owner, name)
  const staff = new Map<number, Visitor>()
  for (const till of tills) staff.set(till, await enrol(owner, { name: `Till ${till}`, kinds: ['till'], till }, employee))
  return staff
}
