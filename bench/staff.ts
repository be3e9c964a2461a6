import { staffTills } from '@/workers/robots/till-staff'
import { type KeptVisitor, Visitor } from '@/workers/robots/visitor'

/** Tills that sell at once; each is a device of its own, with somebody signed in on it. */
const tills = [1, 2, 3, 4, 5, 6, 7, 8]

type Kept = { till: number; visitor: KeptVisitor }[]
export type TillStaff = ReadonlyMap<number, Visitor>

export const staffAll = (owner: Visitor): Promise<TillStaff> => staffTills(owner, tills, 'Load')

/** What a program of the benchmark needs to come in as these. */
export function staffEnv(staff: TillStaff): { STAFF: string } {
  const kept: Kept = [...staff].map(([till, visitor]) => ({ till, visitor: visitor.kept }))
  return { STAFF: JSON.stringify(kept) }
}

/** In that program. */
export function staffFrom(env: NodeJS.ProcessEnv): TillStaff {
  const kept: Kept = JSON.parse(env['STAFF'] ?? '[]')
  return new Map(kept.map(({ till, visitor }) => [till, new Visitor(visitor.url, visitor)]))
}
