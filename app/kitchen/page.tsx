import type { Metadata } from 'next'
import { SignedIn } from '@/components/door/signed-in'
import { KitchenScreen } from '@/components/kitchen/kitchen-screen'
import { KitchenThen } from '@/components/kitchen/kitchen-then'

export const metadata: Metadata = { title: 'Preparer' }

/** `?at=…`, ms: the display as it was then, to be looked at only. */
export default async function KitchenPage({ searchParams }: { searchParams: Promise<{ at?: string }> }) {
  const { at } = await searchParams
  const isThen = at !== undefined && /^\d{1,15}$/.test(at)
  return <SignedIn need={[isThen ? 'manager' : 'kitchen']}>{isThen ? <KitchenThen atMs={Number(at)} /> : <KitchenScreen />}</SignedIn>
}
