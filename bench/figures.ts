import { z } from 'zod'
import { median } from './percentile'

const target = z.union([z.object({ atLeast: z.number() }), z.object({ atMost: z.number() })])
/** What a figure has to reach. */
export type Target = z.infer<typeof target>

/** One figure of one run. */
export type Measured = {
  name: string
  unit: string
  value: number
  target?: Target
  /** What keeps it from being better, as far as this run shows. */
  limit?: string
}

export const figureSchema = z.object({
  name: z.string(),
  unit: z.string(),
  /** JSON has no NaN, which is a figure that could not be measured. */
  values: z.array(
    z
      .number()
      .nullable()
      .transform((value) => value ?? Number.NaN),
  ),
  target: target.optional(),
  limit: z.string().optional(),
})
/** One figure over all runs; `limit` is that of the run in the middle. */
export type Figure = z.infer<typeof figureSchema>

/** Runs side by side. A figure that a run has not got is left out there: it has fewer values. */
export function overRuns(runs: readonly (readonly Measured[])[]): Figure[] {
  const byName = new Map<string, Measured[]>()
  for (const measured of runs.flat()) byName.set(measured.name, [...(byName.get(measured.name) ?? []), measured])
  return [...byName.values()].flatMap((all): Figure[] => {
    const [first] = all
    const middle = nearestTo(median(all.map(({ value }) => value)), all)
    if (!first || !middle) return []
    const { value: _, ...about } = first
    return [{ ...about, ...(middle.limit !== undefined && { limit: middle.limit }), values: all.map(({ value }) => value) }]
  })
}

function nearestTo(value: number, all: readonly Measured[]): Measured | undefined {
  return all.toSorted((a, b) => Math.abs(a.value - value) - Math.abs(b.value - value))[0]
}

/** Of the median; a figure that could not be measured has missed. */
export function reaches({ values, target }: Pick<Figure, 'values' | 'target'>): boolean | null {
  if (!target) return null
  return 'atLeast' in target ? median(values) >= target.atLeast : median(values) <= target.atMost
}
