import type { AgeLimits } from '@/lib/domain/age'
import { menuGroups } from '@/lib/domain/menu'
import type { Station } from '@/lib/domain/station'
import { groupNames } from '../ui/group-names'

/** "All orders", "Fish, chips", "Sides, 1 of 2". */
export function stationWords({ groups, share }: Station): string {
  const all = menuGroups.every((group) => groups.includes(group))
  const names = menuGroups
    .filter((group) => groups.includes(group))
    .map((group, nth) => (nth === 0 ? groupNames[group] : lower(groupNames[group])))
  const queue = share.of === 1 ? [] : [`${share.nth} of ${share.of}`]
  return [...(all ? ['All orders'] : names), ...queue].join(', ')
}

const lower = (name: string) => name.toLowerCase()

/** Held food, and what is cooked to order. */
export const limitWords = ({ held, toOrder }: AgeLimits): string => `LATE ${held.late}/${toOrder.late} min`
