'use client'

import { useMemo, useState } from 'react'

/** What fills the right column. */
export type Aside =
  | { kind: 'events' }
  | { kind: 'demo' }
  | { kind: 'reader'; id: string }
  | { kind: 'find' }
  | { kind: 'letters'; offset: number | null; repairing: boolean }
  | { kind: 'no new reader' }

export type AsideActs = {
  /** What the column shows when nobody has asked for anything: for a demonstration what it is about. */
  home: (space: string) => void
  back: () => void
  events: () => void
  demo: () => void
  reader: (id: string) => void
  find: () => void
  /** Null: the newest. */
  letter: (offset: number | null) => void
  repair: (offset: number) => void
  noNewReader: () => void
}

const homeOf = (space: string): Aside => (space === 'shop' ? { kind: 'events' } : { kind: 'demo' })

/** The right column. It goes back to the page that was open last, whatever was opened over it. */
export function useAside(space: string): [Aside, AsideActs] {
  const [{ aside }, set] = useState({ aside: homeOf(space), page: homeOf(space) })
  const acts = useMemo<AsideActs>(() => {
    const page = (next: Aside) => set({ aside: next, page: next })
    const over = (next: Aside) => set((before) => ({ ...before, aside: next }))
    return {
      home: (name) => page(homeOf(name)),
      back: () => set((before) => ({ ...before, aside: before.page })),
      events: () => page({ kind: 'events' }),
      demo: () => page({ kind: 'demo' }),
      reader: (id) =>
        set(({ aside: now, page: below }) => ({
          aside: now.kind === 'reader' && now.id === id ? below : { kind: 'reader', id },
          page: below,
        })),
      find: () => over({ kind: 'find' }),
      letter: (offset) => over({ kind: 'letters', offset, repairing: false }),
      repair: (offset) => over({ kind: 'letters', offset, repairing: true }),
      noNewReader: () => over({ kind: 'no new reader' }),
    }
  }, [])
  return [aside, acts]
}
