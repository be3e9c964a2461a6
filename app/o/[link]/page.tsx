import type { Metadata } from 'next'
import { TrackScreen } from '@/components/track/track-screen'

/** Whoever has the link may see it; a search engine that comes across one must not show it to others. */
export const metadata: Metadata = { title: 'Your order', robots: { index: false, follow: false } }

/** The customer's page. It asks the shop by itself whether there is such an order. */
export default async function TrackPage({ params }: { params: Promise<{ link: string }> }) {
  const { link } = await params
  return <TrackScreen link={link} />
}
