import type { Screen } from '@/lib/realtime/contract'
import type { IconName } from '../ui/icons'

/** The doors of the shop: one for every screen that exists. */
export type Door = { screen: Screen; path: string; letter: string; name: string; does: string; icon: IconName; glaze: string }

export const doors: readonly Door[] = [
  { screen: 'till', path: '/till', letter: 'T', name: 'Till', does: 'Take orders and money', icon: 'till', glaze: 'meal' },
  { screen: 'kitchen', path: '/kitchen', letter: 'P', name: 'Preparer', does: 'Make up and serve orders', icon: 'docket', glaze: 'meal' },
  { screen: 'cook', path: '/cook', letter: 'C', name: 'Cook', does: 'What to drop, the hot cabinet', icon: 'pan', glaze: 'chips' },
  {
    screen: 'board',
    path: '/board',
    letter: 'B',
    name: 'Pick-up board',
    does: 'For customers, at the counter',
    icon: 'board',
    glaze: 'meal',
  },
  {
    screen: 'manager',
    path: '/manager',
    letter: 'M',
    name: 'Manager',
    does: 'Takings, waits, books and stock',
    icon: 'chart',
    glaze: 'pie',
  },
]

export const doorOf = (screen: string | null): Door | undefined => doors.find((door) => door.screen === screen)
