'use client'

import { useEffect, useState } from 'react'

const saidForMs = 6_000

/** Something that is said for a moment: what a scan or a call came to. */
export function useSaid(): [string | null, (said: string) => void] {
  const [said, setSaid] = useState<string | null>(null)
  useEffect(() => {
    if (said === null) return
    const timer = setTimeout(() => setSaid(null), saidForMs)
    return () => clearTimeout(timer)
  }, [said])
  return [said, setSaid]
}
