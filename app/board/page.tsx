import type { Metadata } from 'next'
import { BoardScreen } from '@/components/board/board-screen'

export const metadata: Metadata = { title: 'Pick-up board' }

export default function BoardPage() {
  return <BoardScreen />
}
