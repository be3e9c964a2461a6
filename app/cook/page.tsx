import type { Metadata } from 'next'
import { CookScreen } from '@/components/cook/cook-screen'
import { SignedIn } from '@/components/door/signed-in'

export const metadata: Metadata = { title: 'Cook' }

export default function CookPage() {
  return (
    <SignedIn need={['cook']}>
      <CookScreen />
    </SignedIn>
  )
}
