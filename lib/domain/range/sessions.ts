import type { ParSlot } from './plan'

/** The parts of a shop's day, as a manager plans it. */
export const sessions = [
  { name: 'Lunch', from: '11:00', to: '15:00' },
  { name: 'Tea', from: '15:00', to: '20:00' },
  { name: 'Late', from: '20:00', to: '04:00' },
] as const
export type Session = (typeof sessions)[number]

/** Monday first, as a week is read here. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0] as const
export const dayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const

const isOf = (slot: ParSlot, { from, to }: Session) => slot.from === from && slot.to === to

/** What is planned for a session of these days: null when nothing is, or when they differ. */
export function plannedPar(slots: readonly ParSlot[], session: Session, days: readonly number[]): number | null {
  const pars = new Set(days.map((day) => slots.findLast((slot) => isOf(slot, session) && slot.days.includes(day))?.par ?? null))
  const [par = null] = pars
  return pars.size === 1 ? par : null
}

/** The slots with another par level for a session of these days; null: the menu's again. */
export function withPlanned(slots: readonly ParSlot[], session: Session, days: readonly number[], par: number | null): ParSlot[] {
  const others = slots
    .map((slot) => (isOf(slot, session) ? { ...slot, days: slot.days.filter((day) => !days.includes(day)) } : slot))
    .filter((slot) => slot.days.length > 0)
  if (par === null || days.length === 0) return others
  const same = others.find((slot) => isOf(slot, session) && slot.par === par)
  if (same) return others.map((slot) => (slot === same ? { ...slot, days: [...slot.days, ...days].toSorted((a, b) => a - b) } : slot))
  return [...others, { days: [...days].toSorted((a, b) => a - b), from: session.from, to: session.to, par }]
}
