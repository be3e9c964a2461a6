'use client'

import { useEffect, useState } from 'react'
import type { Menu } from '@/lib/domain/menu'
import { keepMenu, keptMenu } from './device-db'

const retryMs = 2_000

/**
 * The menu in force, fetched again whenever its version changes; the one before it stays until the new one is here, and until the
 * shop has answered it is the one that this device had last. `past`: that very version, whatever is in force now.
 */
export function useMenu(version: number | undefined, past = false): Menu | null {
  const [menu, setMenu] = useState<Menu | null>(null)
  useEffect(() => {
    if (past && version === undefined) return
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      try {
        const response = await fetch(past ? `/api/menu?version=${version}` : '/api/menu', { signal: stop.signal })
        if (!response.ok) throw new Error(`menu: ${response.status}`)
        const body: { menu: Menu } = await response.json()
        if (stop.signal.aborted) return
        setMenu(body.menu)
        if (!past) void keepMenu(body.menu)
      } catch {
        if (!stop.signal.aborted) timer = setTimeout(() => void load(), retryMs)
      }
    }
    if (!past) void keptMenu().then((kept) => kept && !stop.signal.aborted && setMenu((known) => known ?? kept))
    void load()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [version, past])
  return menu
}
