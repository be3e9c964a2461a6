import type { Metadata } from 'next'
import { CounterScreen } from '@/components/counter/counter-screen'
import { SignedIn } from '@/components/door/signed-in'

export const metadata: Metadata = { title: 'Counter' }

export default function CounterPage() {
  return (
    <SignedIn need={['counter']}>
      <CounterScreen />
    </SignedIn>
  )
}
