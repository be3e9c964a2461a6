import type { Metadata } from 'next'
import { SignedIn } from '@/components/door/signed-in'
import { RangeScreen } from '@/components/range/range-screen'

export const metadata: Metadata = { title: 'Pans and par levels' }

export default function RangePage() {
  return (
    <SignedIn need={['manager']}>
      <RangeScreen />
    </SignedIn>
  )
}
