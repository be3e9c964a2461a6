/** A trading day runs from four in the morning to four in the morning: what is sold after midnight belongs to the evening before. */
const dayStartsAtHour = 4

type LocalTime = { year: number; month: number; day: number; hour: number }
type Zone = { format: Intl.DateTimeFormat; minute: number; time: LocalTime; tradingDate: string }

const zones = new Map<string, Zone>()

/**
 * YYYY-MM-DD of the trading day. By the clock on the wall, not by four hours of elapsed time: in the night when the clocks
 * change those differ, and the day would begin at three or at five.
 *
 * @throws RangeError when the time zone is unknown
 */
export function tradingDate(atMs: number, timeZone: string): string {
  return zoneAt(atMs, timeZone).tradingDate
}

/** Hour of the day on the wall, 0…23. */
export function localHour(atMs: number, timeZone: string): number {
  return zoneAt(atMs, timeZone).time.hour
}

/** Intl costs microseconds and is asked for every order, nearly always in the minute before's: that one is kept. */
function zoneAt(atMs: number, timeZone: string): Zone {
  const minute = Math.floor(atMs / 60_000)
  const known = zones.get(timeZone)
  if (known?.minute === minute) return known
  const format = known?.format ?? formatFor(timeZone)
  const time = read(format, minute * 60_000)
  const zone = { format, minute, time, tradingDate: tradingDateOf(time) }
  zones.set(timeZone, zone)
  return zone
}

function tradingDateOf({ year, month, day, hour }: LocalTime): string {
  return new Date(Date.UTC(year, month - 1, hour < dayStartsAtHour ? day - 1 : day)).toISOString().slice(0, 10)
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    hourCycle: 'h23',
  })
}

function read(format: Intl.DateTimeFormat, atMs: number): LocalTime {
  const parts = format.formatToParts(atMs)
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value)
  return { year: number('year'), month: number('month'), day: number('day'), hour: number('hour') }
}
