import { tradingDate } from './trading-date'

const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * When the clock on the wall shows a time of day on a date (ms since epoch). A time that the clocks jump over in spring is taken an
 * hour later; one that comes twice in autumn is the first.
 *
 * @param timeMs since midnight on the wall
 * @throws RangeError when the time zone is unknown
 */
export function atLocalTime(date: string, timeMs: number, timeZone: string): number {
  const wall = Date.parse(`${date}T00:00:00Z`) + timeMs
  const [before, after] = [aheadMs(wall - dayMs, timeZone), aheadMs(wall + dayMs, timeZone)]
  const shown = [before, after].map((ahead) => wall - ahead).filter((ms) => aheadMs(ms, timeZone) === wall - ms)
  return shown.length > 0 ? Math.min(...shown) : wall - before
}

/** From four in the morning to four in the morning: the trading day of a date. */
export function tradingDay(date: string, timeZone: string): { fromMs: number; toMs: number } {
  return { fromMs: atLocalTime(date, dayStartsMs, timeZone), toMs: atLocalTime(dayAfter(date), dayStartsMs, timeZone) }
}

/** A time of day on the trading day in which `nowMs` is: what comes before four is the small hours at its end. */
export function onTradingDay(nowMs: number, timeMs: number, timeZone: string): number {
  const date = tradingDate(nowMs, timeZone)
  return atLocalTime(timeMs < dayStartsMs ? dayAfter(date) : date, timeMs, timeZone)
}

/** Minutes since midnight on the wall. */
export function localMinute(atMs: number, timeZone: string): number {
  return Math.floor((atMs + aheadMs(atMs, timeZone)) / 60_000) % (24 * 60)
}

const dayMs = 24 * 3_600_000
const dayStartsMs = 4 * 3_600_000

function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + dayMs).toISOString().slice(0, 10)
}

/** How far the clock on the wall is ahead of UTC. */
function aheadMs(atMs: number, timeZone: string): number {
  const parts = formatFor(timeZone).formatToParts(atMs)
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  const wall = Date.UTC(number('year'), number('month') - 1, number('day'), number('hour'), number('minute'), number('second'))
  return wall - Math.floor(atMs / 1000) * 1000
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  })
  formats.set(timeZone, format)
  return format
}

type Wall = { weekday: number; minute: number }
let lastWall: { atMinute: number; timeZone: string; wall: Wall } | null = null

/** What the clock and the calendar on the wall say: 0 = Sunday, minutes since midnight. Asked for every food: the last minute is kept. */
export function wallClock(atMs: number, timeZone: string): Wall {
  const atMinute = Math.floor(atMs / 60_000)
  if (lastWall?.atMinute === atMinute && lastWall.timeZone === timeZone) return lastWall.wall
  const wallMs = atMs + aheadMs(atMs, timeZone)
  const wall = { weekday: new Date(wallMs).getUTCDay(), minute: Math.floor(wallMs / 60_000) % (24 * 60) }
  lastWall = { atMinute, timeZone, wall }
  return wall
}
