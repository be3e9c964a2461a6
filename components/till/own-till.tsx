'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect } from 'react'
import { useWhoIsHere } from '../door/use-me'
import { LeftQueues } from './left-queues'

/** A device sells as the till that it is enrolled as: two with one number would give an order number twice. */
export function OwnTill({ till, children }: { till: number | null; children?: ReactNode }) {
  const router = useRouter()
  const door = useWhoIsHere()
  const own = door?.me?.device?.till ?? null

  useEffect(() => {
    if (till === null && own !== null) router.replace(`/till/${own}`)
  }, [till, own, router])

  if (own !== null && till === own) return children
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="sheet w-full max-w-2xl p-8">
        {/* Not behind a door, and not where it goes on at once: what has been sent is said until somebody has read it. */}
        {door?.me?.person && (till !== null || own === null) && <LeftQueues own={own} linked={door?.away === false} />}
        <h1 className="serif mb-2 text-3xl">{own === null ? 'This device is not a till' : `This is till ${own}`}</h1>
        <p className="muted mb-6 text-lg">
          {own === null
            ? 'The manager can take it off under Staff and devices and enrol it again as a till.'
            : 'Each till counts its own orders, so no two devices may be the same one, and none may be two.'}
        </p>
        <Link href={own === null ? '/?choose' : `/till/${own}`} className="btn text-2xl" style={{ minHeight: 96 }}>
          {own === null ? 'Other screens' : `Open till ${own}`}
        </Link>
      </div>
    </main>
  )
}
