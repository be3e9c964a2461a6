'use client'

import { useCallback, useEffect, useState } from 'react'
import { type Station, wholeShop } from '@/lib/domain/station'
import { stationInput } from '@/lib/inputs/station'

const key = 'chippy:station'

/** What this device's display shows and when it calls an order late. Kept on the device; the whole shop until somebody chooses. */
export function useStation(): [Station, (station: Station) => void] {
  const [station, setStation] = useState(wholeShop)
  useEffect(() => {
    const read = () => setStation((now) => sameOr(now, kept(localStorage.getItem(key))))
    const onStorage = (event: StorageEvent) => {
      // Another tab's queue or till writes there too. `key` null: all of it was cleared.
      if (event.key === key || event.key === null) read()
    }
    read()
    window.addEventListener('storage', onStorage)
    return () => window.removeEventListener('storage', onStorage)
  }, [])
  const choose = useCallback((next: Station) => {
    localStorage.setItem(key, JSON.stringify(next))
    setStation(next)
  }, [])
  return [station, choose]
}

/** The one that was there when nothing is different: another object would be taken for another choice, and what comes in with it not be heard. */
export const sameOr = (now: Station, read: Station): Station => (JSON.stringify(now) === JSON.stringify(read) ? now : read)

/** What cannot be read, of an older program or by hand, is the whole shop: no order may be missing for it. */
function kept(text: string | null): Station {
  try {
    return stationInput.parse(JSON.parse(text ?? 'null'))
  } catch {
    return wholeShop
  }
}
