import type { Metadata } from 'next'
import { SignedIn } from '@/components/door/signed-in'
import { LogScreen } from '@/components/log/log-screen'
import { lookInput } from '@/lib/realtime/log'

export const metadata: Metadata = { title: 'Log' }

/** `?space=demo2&at=…`: a space, and a time in ms to show it at. What is neither is the shop, live. */
export default async function LogPage({ searchParams }: { searchParams: Promise<{ space?: string; at?: string }> }) {
  const { space, at } = await searchParams
  const asked = lookInput.safeParse({ space: space ?? 'shop', ...(at && { replayAtMs: Number(at) }) })
  const start = asked.success ? asked.data : { space: 'shop' }
  return (
    <SignedIn need={['manager']}>
      <LogScreen startSpace={start.space} startAtMs={start.replayAtMs ?? null} />
    </SignedIn>
  )
}
