import type { Metadata } from 'next'
import { BoardScreen } from '@/components/board/board-screen'
import { SignedIn } from '@/components/door/signed-in'

export const metadata: Metadata = { title: 'Pick-up board' }

export default function BoardPage() {
  return (
    <SignedIn need="device">
      <BoardScreen />
    </SignedIn>
  )
}
