import type { Metadata } from 'next'
import { SignedIn } from '@/components/door/signed-in'
import { OwnTill } from '@/components/till/own-till'

export const metadata: Metadata = { title: 'Till' }

/** Goes on to the till that this device is enrolled as. */
export default function TillPage() {
  return (
    <SignedIn need={['till']}>
      <OwnTill till={null} />
    </SignedIn>
  )
}
