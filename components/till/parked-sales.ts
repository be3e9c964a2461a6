import { isWaiting, type SaleFacts } from '@/lib/domain/parked'
import type { ParkSaleInput } from '@/lib/inputs/parked'
import type { Kept } from '../live/queue'
import type { Resuming, WaitingSale } from './resuming'

export const parkPath = '/api/parked'
export const resumePath = (saleId: string): string => `${parkPath}/${saleId}/resumed`

/** `onThisTill`: it has not left this till yet, so that nobody else can have it. */
export type ParkedRow = WaitingSale & { onThisTill: boolean }

type Known = {
  /** What the shop has told. */
  sales: Iterable<SaleFacts>
  /** What this till has not got an answer for. */
  kept: readonly Kept[]
  /** Where the latest acts of this till went. */
  acceptedPaths: ReadonlySet<string>
  /** What it has asked for and has on no docket yet. */
  resuming: readonly Resuming[]
}

/** What waits to be taken up, as this till knows it, the newest first. */
export function parkedRows({ sales, kept, acceptedPaths, resuming }: Known): ParkedRow[] {
  const rows = new Map<string, ParkedRow>()
  for (const sale of sales) if (isWaiting(sale)) rows.set(sale.id, { id: sale.id, parked: sale.parked, onThisTill: false })
  for (const entry of kept) if (isParking(entry)) rows.set(entry.id, { ...waitingSale(entry), onThisTill: true })
  // Asked for and not heard of: nobody shows it any more if the shop said yes.
  for (const { sale } of resuming) rows.set(sale.id, { ...sale, onThisTill: rows.get(sale.id)?.onThisTill ?? false })
  const toPut = new Set(resuming.map(({ sale }) => sale.id))
  const taken = new Set([...acceptedPaths, ...kept.filter(({ refusal }) => refusal === undefined).map(({ path }) => path)])
  return [...rows.values()]
    .filter(({ id }) => toPut.has(id) || !taken.has(resumePath(id)))
    .toSorted((a, b) => b.parked.atMs - a.parked.atMs)
}

type Parking = Kept & { body: ParkSaleInput }

/** Written by this page and nobody else, so its body is what was put in. */
const isParking = (entry: Kept): entry is Parking => entry.path === parkPath && entry.refusal === undefined

function waitingSale({ id, body }: Parking): WaitingSale {
  const { id: _, at, ...parked } = body
  return { id, parked: { ...parked, atMs: Date.parse(at) } }
}
