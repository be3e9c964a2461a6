import type { Metadata } from 'next'
import { SignedIn } from '@/components/door/signed-in'
import { ManagerScreen } from '@/components/manager/manager-screen'

export const metadata: Metadata = { title: 'Today' }

export default function ManagerPage() {
  return (
    <SignedIn need={['manager']}>
      <ManagerScreen />
    </SignedIn>
  )
}
