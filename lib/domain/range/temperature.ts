import { tradingDate } from '../trading-date'

/** Food that has to be kept hot and is colder is an offence, unless it has been out for less than two hours, once (POS.md 6). */
const hotHoldingCelsius = 63
/** Chips fry at 175 (POS.md 6). Oil that a batch has cooled by ten is as it has to be; colder, the food soaks it up. */
const hotOilCelsius = 165
/** Hot food is checked hourly (POS.md 6): an older reading says nothing of now. */
export const probeEveryMs = 3_600_000

/** What such a place can be. Beyond it somebody has typed the wrong thing: 178 °C is a pan, and no cabinet. */
const celsiusLimits = { cabinet: { least: 0, most: 130 }, pan: { least: 0, most: 260 } } as const

/** What a probe showed. `pan`: in whose oil; without one: in the hot cabinet. */
export type Probed = { pan?: number | undefined; celsius: number; atMs: number }
export type Reading = { celsius: number; atMs: number }
/** The newest reading of each place that has one. */
export type Temperatures = { cabinet: Reading | null; pans: Readonly<Record<number, Reading>> }

export const notProbed: Temperatures = { cabinet: null, pans: {} }

/** With one more reading, which may be an old one: a display without a link sends it later. In whatever order they come, the same. */
export function withProbed({ cabinet, pans }: Temperatures, { pan, celsius, atMs }: Probed): Temperatures {
  const reading = { celsius, atMs }
  if (pan === undefined) return { cabinet: newer(cabinet, reading), pans }
  return { cabinet, pans: { ...pans, [pan]: newer(pans[pan] ?? null, reading) } }
}

/** Of two at the same moment the colder: nobody is told that food is hot which may not be. */
function newer(known: Reading | null, other: Reading): Reading {
  if (known === null || other.atMs > known.atMs) return other
  return other.atMs === known.atMs && other.celsius < known.celsius ? other : known
}

/** Why nobody can have read that; null: it can be. */
export function wrongCelsius(pan: number | undefined, celsius: number): string | null {
  const { least, most } = pan === undefined ? celsiusLimits.cabinet : celsiusLimits.pan
  if (celsius < least || celsius > most) return `${pan === undefined ? 'The cabinet' : 'A pan'} has ${least} to ${most} °C.`
  return Math.round(celsius * 10) / 10 === celsius ? null : 'One digit after the point is enough.'
}

/** What such a reading asks for; null: the food is hot enough, or it is oil. */
export function tooColdWords(pan: number | undefined, celsius: number): string | null {
  return pan === undefined && celsius < hotHoldingCelsius ? `under ${hotHoldingCelsius}, reheat or bin` : null
}

/** What may be said of a pan's oil now; null: nobody knows. `low`: too cold to fry in. */
export function oilSight({ pans }: Temperatures, pan: number, nowMs: number): { celsius: number; low: boolean } | null {
  const reading = pans[pan]
  if (reading === undefined || isOld(reading, nowMs)) return null
  return { celsius: reading.celsius, low: reading.celsius < hotOilCelsius }
}

/** The cabinet's last reading; null: none. `cold`: too cold to keep food in. `due`: it has to be probed again. */
export function cabinetSight({ cabinet }: Temperatures, nowMs: number): (Reading & { cold: boolean; due: boolean }) | null {
  return cabinet && { ...cabinet, cold: cabinet.celsius < hotHoldingCelsius, due: isOld(cabinet, nowMs) }
}

/** What was read on this trading day: yesterday's heat says nothing, and its clock would be taken for today's. */
export function readToday({ cabinet, pans }: Temperatures, nowMs: number, timeZone: string): Temperatures {
  const isToday = ({ atMs }: Reading) => tradingDate(atMs, timeZone) === tradingDate(nowMs, timeZone)
  return {
    cabinet: cabinet && isToday(cabinet) ? cabinet : null,
    pans: Object.fromEntries(Object.entries(pans).filter(([, reading]) => isToday(reading))),
  }
}

const isOld = ({ atMs }: Reading, nowMs: number) => nowMs - atMs > probeEveryMs

/** 64 °C, 63.5 °C */
export const celsiusText = (celsius: number): string => `${celsius} °C`

/**
 * What is typed of a temperature so far, after one more key: a digit, `.` or `Backspace`. A key that makes none of it changes nothing. A digit
 * too many stays: of 1161, a key pressed twice before 161, nobody knows which is meant, and no place has it.
 */
export function typedCelsius(text: string, key: string): string {
  if (key === 'Backspace') return text.slice(0, -1)
  const next = text === '0' && key !== '.' ? key : text + key
  return /^\d{1,4}(\.\d?)?$/.test(next) ? next : text
}
