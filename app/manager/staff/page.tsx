import type { Metadata } from 'next'
import { SignedIn } from '@/components/door/signed-in'
import { StaffScreen } from '@/components/staff/staff-screen'

export const metadata: Metadata = { title: 'Staff and devices' }

export default function StaffPage() {
  return (
    <SignedIn need={['manager']}>
      <StaffScreen />
    </SignedIn>
  )
}
