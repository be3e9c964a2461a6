import type { Metadata } from 'next'
import { ManagerScreen } from '@/components/manager/manager-screen'

export const metadata: Metadata = { title: 'Today' }

export default function ManagerPage() {
  return <ManagerScreen />
}
