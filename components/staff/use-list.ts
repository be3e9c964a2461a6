'use client'

import { useCallback, useEffect, useState } from 'react'
import type { z } from 'zod'

const againMs = 2_000
const timeoutMs = 4_000

/** What stands at this address, looked at every two seconds while the page is open. Null until it has been seen once. */
export function useList<Answer>(path: string, schema: z.ZodType<Answer>): { list: Answer | null; refresh: () => Promise<void> } {
  const [list, setList] = useState<Answer | null>(null)
  const refresh = useCallback(async () => {
    try {
      const response = await fetch(path, { signal: AbortSignal.timeout(timeoutMs) })
      if (response.ok) setList(schema.parse(await response.json()))
    } catch {
      // What was seen last stays; the next look is soon.
    }
  }, [path, schema])
  useEffect(() => {
    void refresh()
    const timer = setInterval(() => void refresh(), againMs)
    return () => clearInterval(timer)
  }, [refresh])
  return { list, refresh }
}
