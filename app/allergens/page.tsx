import type { Metadata } from 'next'
import { AllergensScreen } from '@/components/allergens/allergens-screen'

export const metadata: Metadata = { title: 'Allergens' }

/** What is in everything: for the wall by the counter, and for customers' phones. Anybody may read it. */
export default function AllergensPage() {
  return <AllergensScreen />
}
