import { backOf, doors } from './doors'
import { evening } from './evening'
import { hanging, phone, working } from './sizes'
import { type Stage, seen } from './stage'
import type { Shot } from './take'

/** What has happened before, and what is photographed then. A new screen or state is one line in `shots`. */
export type Scene = { name: string; prepare?: (stage: Stage) => Promise<void>; shots: readonly Shot[] }

const empty: Scene = {
  name: 'An empty shop',
  shots: [
    { name: 'home', path: '/?choose', sizes: working, mockUp: 'home' },
    { name: 'till-empty', path: '/till/{till}', sizes: working },
    { name: 'kitchen-empty', path: '/kitchen', sizes: working },
    { name: 'cook-empty', path: '/cook', sizes: working },
    {
      name: 'cook-probe-due',
      path: '/cook',
      sizes: hanging,
      bring: async (page, { past }) => {
        await past.probe(64.5, 70)
        await seen(page, /probe due$/)
      },
    },
    { name: 'counter-empty', path: '/counter', sizes: hanging },
    { name: 'board-empty', path: '/board', sizes: hanging },
    { name: 'manager-empty', path: '/manager', sizes: working, shows: 'Takings' },
    { name: 'log-empty', path: '/log', sizes: working, shows: /^Broker up/ },
    { name: 'no-such-page', path: '/no-such-page', sizes: hanging, shows: /There is no/ },
    { name: 'track-none', path: '/o/no-such-link', sizes: phone, shows: 'There is no order here', who: 'stranger' },
    // The shop takes the question and does not answer.
    ...(['till/{till}', 'kitchen', 'cook', 'counter', 'board', 'manager', 'log'] as const).map((path) => ({
      name: `${path.split('/')[0]}-opening`,
      path: `/${path}`,
      sizes: ['full'] as const,
      before: backOf.silence,
      shows: /^Opening/,
    })),
  ],
}

export const scenes: readonly Scene[] = [doors, empty, evening]
