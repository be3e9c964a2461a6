import { meAnswer } from '@/lib/realtime/access'
import { employ, enrol, type Visitor } from './visitor'

/** One visitor for each of these tills, signed in on a device that is enrolled as it; the owner's own where that is the one. */
export async function staffTills(owner: Visitor, tills: readonly number[], name: string): Promise<Map<number, Visitor>> {
  const own = meAnswer.parse((await owner.get('/api/me')).body).device?.till
  const employee = await employ(owner, name)
  const staff = new Map<number, Visitor>()
  for (const till of tills) {
    const device = { name: `Till ${till}`, kinds: ['till' as const], till }
    staff.set(till, till === own ? owner : await enrol(owner, device, employee))
  }
  return staff
}
