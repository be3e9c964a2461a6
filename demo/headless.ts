import { z } from 'zod'
import { type DirectorMessage, numberedCommand } from '@/lib/realtime/demos'
import type { Director } from './director'

/** The director speaks with the program that started it (DirectorMessage), and takes its commands. */
export function tellParent(message: DirectorMessage): Promise<void> {
  // Only when it is on its way may the process end.
  return new Promise((sent) => (process.connected && process.send ? process.send(message, () => sent()) : sent()))
}

export function obeyParent(director: Director) {
  director.onReport((report) => void tellParent({ say: 'report', report }))
  process.on('message', (message) => {
    const { id, command } = z.parse(numberedCommand, message)
    const answer = (refused: string | null) => void tellParent({ say: 'answer', id, refused })
    director.command(command).then(answer, (error: unknown) => answer(error instanceof Error ? error.message : String(error)))
  })
}

/** For the page: whoever reads it there has no use for where in the program it happened. */
export function inOneSentence(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof Error && 'id' in error) return message
  const [line = ''] = message.trim().split('\n')
  return `The demonstration could not go on: ${line || 'it does not say why'}`.replace(/[.!?]?$/, (end) => end || '.')
}
