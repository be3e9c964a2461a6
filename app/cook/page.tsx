import type { Metadata } from 'next'
import { CookScreen } from '@/components/cook/cook-screen'

export const metadata: Metadata = { title: 'Cook' }

export default function CookPage() {
  return <CookScreen />
}
