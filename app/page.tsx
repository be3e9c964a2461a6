import { HomeScreen } from '@/components/home/home-screen'

export default async function HomePage({ searchParams }: { searchParams: Promise<{ choose?: string }> }) {
  const { choose } = await searchParams
  return <HomeScreen choose={choose !== undefined} />
}
