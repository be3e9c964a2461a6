import type { DemoCommand, DemoReport } from '@/lib/realtime/demos'

const speeds = [1, 2, 5, 10, 20]

export const keysText =
  'q quit   + - preparers   t T tills   s speed   a new accountant\n↑ ↓ choose a reader:   k kill   x stop   r start again   0 rewind to offset 0'

/** What a key means while this is on the screen and this reader is chosen; null: nothing. */
export function commandOf(key: string, { settings }: DemoReport, chosen: string | null): DemoCommand | null {
  const { tills, preparers, speed } = settings
  switch (key) {
    case 'q':
      return { do: 'end' }
    case '+':
    case '=':
      return { do: 'vary', preparers: preparers + 1 }
    case '-':
      return { do: 'vary', preparers: preparers - 1 }
    case 't':
      return { do: 'vary', tills: tills + 1 }
    case 'T':
      return { do: 'vary', tills: tills - 1 }
    case 's':
      return { do: 'vary', speed: speeds.find((faster) => faster > speed) ?? 1 }
    case 'a':
      return { do: 'add', role: 'accountant' }
    default:
      return chosen === null ? null : readerCommandOf(key, chosen)
  }
}

function readerCommandOf(key: string, reader: string): DemoCommand | null {
  switch (key) {
    case 'k':
      return { do: 'kill', reader }
    case 'x':
      return { do: 'stop', reader }
    case 'r':
      return { do: 'start', reader }
    case '0':
      return { do: 'rewind', reader, to: { offset: 0 } }
    default:
      return null
  }
}
