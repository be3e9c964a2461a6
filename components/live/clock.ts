type Format = 'time' | 'seconds' | 'day'

const options: Readonly<Record<Format, Intl.DateTimeFormatOptions>> = {
  time: { hour: '2-digit', minute: '2-digit' },
  seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  day: { weekday: 'short', day: 'numeric', month: 'short' },
}
const formats = new Map<string, Intl.DateTimeFormat>()

/** Where the shop stands, as the page says (app/layout.tsx); where it says nothing, where this device does. A tablet may be set to UTC. */
export function shopTimeZone(): string {
  const said = typeof document === 'undefined' ? undefined : document.documentElement.dataset['timeZone']
  return said ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
}

function formatOf(format: Format): Intl.DateTimeFormat {
  const timeZone = shopTimeZone()
  const key = `${format} ${timeZone}`
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', { ...options[format], timeZone })
  formats.set(key, known)
  return known
}

/** 18:42, as on the wall of the shop. So do the others. */
export const clockOf = (atMs: number): string => formatOf('time').format(atMs)
/** 18:42:10 */
export const clockWithSecondsOf = (atMs: number): string => formatOf('seconds').format(atMs)
/** Fri 20 Nov */
export const dayOf = (atMs: number): string => formatOf('day').format(atMs).replace(',', '')

/** 5:48; never below 0:00, whatever two clocks say. */
export function durationOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** 14 s, 1 min 12 s */
export function spokenDurationOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
