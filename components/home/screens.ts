import type { Screen } from '@/lib/realtime/contract'
import type { IconName } from '../ui/icons'

/** The doors of the shop: one for every screen that exists. The log is not counted among the shop's screens: it looks at the broker. */
export type Door = { screen: Screen | 'log'; path: string; letter: string; name: string; does: string; icon: IconName; glaze: string }

export const doors: readonly Door[] = [
  { screen: 'till', path: '/till', letter: 'T', name: 'Till', does: 'Take orders and money', icon: 'till', glaze: 'meal' },
  { screen: 'kitchen', path: '/kitchen', letter: 'P', name: 'Preparer', does: 'Make up and serve orders', icon: 'docket', glaze: 'meal' },
  { screen: 'cook', path: '/cook', letter: 'C', name: 'Cook', does: 'What to drop, the hot cabinet', icon: 'pan', glaze: 'chips' },
  {
    screen: 'counter',
    path: '/counter',
    letter: 'H',
    name: 'Counter',
    does: 'Hand over, call again',
    icon: 'bag',
    glaze: 'fish',
  },
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
  { screen: 'log', path: '/log', letter: 'L', name: 'Log', does: 'The shop on Kafka, live and replay', icon: 'log', glaze: 'side' },
]

export const doorOf = (screen: string | null): Door | undefined => doors.find((door) => door.screen === screen)
