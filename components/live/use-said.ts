'use client'

import { useEffect, useState } from 'react'

/** Something that is said for a moment: what a scan or a call came to. */
export type Said = { text: string; good: boolean }

const saidForMs = 6_000

export function useSaid(): [Said | null, (said: Said) => void] {
  const [said, setSaid] = useState<Said | null>(null)
  useEffect(() => {
    if (said === null) return
    const timer = setTimeout(() => setSaid(null), saidForMs)
    return () => clearTimeout(timer)
  }, [said])
  return [said, setSaid]
}
