const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const timeWithSeconds = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' })
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })

/** 18:42 */
export const clockOf = (atMs: number): string => time.format(atMs)
/** 18:42:10 */
export const clockWithSecondsOf = (atMs: number): string => timeWithSeconds.format(atMs)
/** Fri 20 Nov */
export const dayOf = (atMs: number): string => day.format(atMs).replace(',', '')

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
