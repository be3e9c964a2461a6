import { SignedIn } from '@/components/door/signed-in'
import { HomeScreen } from '@/components/home/home-screen'

export default async function HomePage({ searchParams }: { searchParams: Promise<{ choose?: string }> }) {
  const { choose } = await searchParams
  return (
    <SignedIn need="device">
      <HomeScreen choose={choose !== undefined} />
    </SignedIn>
  )
}
