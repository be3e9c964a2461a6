import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SignedIn } from '@/components/door/signed-in'
import { OwnTill } from '@/components/till/own-till'
import { TillScreen } from '@/components/till/till-screen'

type Props = { params: Promise<{ number: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params
  return { title: `Till ${number}` }
}

export default async function TillPage({ params }: Props) {
  const { number } = await params
  if (!/^[1-9]$/.test(number)) notFound()
  return (
    <SignedIn need={['till']}>
      <OwnTill till={Number(number)}>
        <TillScreen till={Number(number)} />
      </OwnTill>
    </SignedIn>
  )
}
