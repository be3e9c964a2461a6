'use client'

import { useCallback, useEffect, useState } from 'react'
import { type Station, wholeShop } from '@/lib/domain/station'
import { stationInput } from '@/lib/inputs/station'

const key = 'chippy:station'

/** What this device's display shows and when it calls an order late. Kept on the device; the whole shop until somebody chooses. */
export function useStation(): [Station, (station: Station) => void] {
  const [station, setStation] = useState(wholeShop)
  useEffect(() => {
    const read = () => setStation(kept(localStorage.getItem(key)))
    read()
    window.addEventListener('storage', read)
    return () => window.removeEventListener('storage', read)
  }, [])
  const choose = useCallback((next: Station) => {
    localStorage.setItem(key, JSON.stringify(next))
    setStation(next)
  }, [])
  return [station, choose]
}

/** What cannot be read, of an older program or by hand, is the whole shop: no order may be missing for it. */
function kept(text: string | null): Station {
  try {
    return stationInput.parse(JSON.parse(text ?? 'null'))
  } catch {
    return wholeShop
  }
}
