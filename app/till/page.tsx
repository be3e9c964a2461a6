import type { Metadata } from 'next'
import { ChooseTill } from '@/components/till/choose-till'

export const metadata: Metadata = { title: 'Which till?' }

export default function ChooseTillPage() {
  return <ChooseTill />
}
