import type { Metadata } from 'next'
import { SetUpScreen } from '@/components/door/set-up-screen'

export const metadata: Metadata = { title: 'Open your shop' }

export default function SetUpPage() {
  return <SetUpScreen />
}
