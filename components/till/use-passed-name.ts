'use client'

import { useEffect, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { post } from '../live/post'

/** What the customer of this sale or order is called goes to the shop, at once or when there is a link; this till keeps no names. */
export function usePassedName(linked: boolean): (of: string, name: string | undefined) => void {
  const [owed, setOwed] = useState<{ act: string; of: string; name: string } | null>(null)
  useEffect(() => {
    if (owed === null || !linked) return
    const pass = async () => {
      const answer = await post(`/api/orders/${owed.of}/name`, { id: owed.act, name: owed.name })
      // Not heard of: said again, under the same id, when the link comes back.
      if (answer.kind !== 'unconfirmed') setOwed((now) => (now === owed ? null : now))
    }
    void pass()
  }, [owed, linked])
  return (of, name) => {
    if (name !== undefined) setOwed({ act: uuidv7(), of, name })
  }
}
