'use client'

import Link from 'next/link'
import { useWaitingHere } from '../live/use-waiting-here'
import { badgeWords } from '../live/waiting-words'

/** On screens that send nothing of it themselves: paid orders wait on this device, and where they go on from. */
export function WaitingBadge() {
  const words = badgeWords(useWaitingHere())
  return words === null ? null : (
    <Link href="/till" className="badge red">
      {words}
    </Link>
  )
}
