export type KitchenKeys = {
  /** Place among the tickets of the page, from 0. */
  serve: (place: number) => void
  /** It is started here, so that others keep off it; or put down again. */
  start: (place: number) => void
  bringBack: () => void
  /** What can be brought back, to choose from; the same again, or Escape, leads back to the orders. */
  backList: () => void
  orders: () => void
  page: (by: 1 | -1) => void
  bigCounts: () => void
  moveFocus: (by: 1 | -1) => void
}

export type Pressed = Pick<KeyboardEvent, 'key' | 'code'>

/** What has been pressed and waits for its digit: `*` that is to be started, `0` one of the second ten. */
export type Prefix = { star: boolean; zero: boolean; atMs: number }
export const noPrefix: Prefix = { star: false, zero: false, atMs: Number.NEGATIVE_INFINITY }

/** So long it waits. */
const prefixMs = 3_000
/** For so long after that a digit does nothing: it is still meant for what was pressed before it, and by itself it would serve. */
const overMs = 1_500

export type Act = (keys: KitchenKeys) => void

/** What has been pressed and waits for its digit; `over`: it has waited too long, and digits do nothing for a moment. */
export type Waiting = { keys: '*' | '0' | '* 0'; over: boolean }

export function waitingAt({ star, zero, atMs: sinceMs }: Prefix, atMs: number): Waiting | null {
  if ((!star && !zero) || atMs - sinceMs >= prefixMs + overMs) return null
  return { keys: star ? (zero ? '* 0' : '*') : '0', over: atMs - sinceMs >= prefixMs }
}

/** How long what waits will stay so. */
export function staysMs({ atMs: sinceMs }: Prefix, { over }: Waiting, atMs: number): number {
  return sinceMs + prefixMs + (over ? overMs : 0) - atMs
}

export function waitingWords({ keys, over }: Waiting): string {
  if (over) return `${keys} waits no more: press it again`
  if (keys === '*') return '* then a ticket’s key: start it'
  return keys === '0' ? '0 then a digit' : '* 0 then a digit: start it'
}

/** `act` null: it does nothing, or nothing yet. Null: it is no key of this screen. */
export function readKey(pressed: Pressed, before: Prefix, atMs: number): { prefix: Prefix; act: Act | null } | null {
  const waiting = waitingAt(before, atMs)
  // `0` itself is begun anew, as is said.
  const again = pressed.key === '0' && !before.star
  if (waiting?.over && !again && isMeantFor(before, pressed)) return { prefix: before, act: null }
  const { star, zero } = waiting?.over === false ? before : noPrefix
  if (pressed.key === '*') return { prefix: { star: true, zero, atMs }, act: null }
  if (pressed.key === '0' && !zero) return { prefix: { star, zero: true, atMs }, act: null }
  const act = actOf(pressed, { star, zero })
  return act && { prefix: noPrefix, act }
}

/** `0` waits for `.` too. */
const isMeantFor = ({ zero }: Prefix, pressed: Pressed) => isDigit(pressed) || (zero && isPoint(pressed))
const isDigit = ({ key }: Pressed) => /^\d$/.test(key)
const isPoint = ({ key, code }: Pressed) => key === '.' || key === ',' || code === 'NumpadDecimal'

function actOf(pressed: Pressed, { star, zero }: Pick<Prefix, 'star' | 'zero'>): Act | null {
  const { key } = pressed
  if (isDigit(pressed)) {
    const place = zero ? 9 + Number(key) : Number(key) - 1
    return (keys) => (star ? keys.start(place) : keys.serve(place))
  }
  if (isPoint(pressed)) return (keys) => (zero ? keys.backList() : keys.bringBack())
  if (key === 'Escape') return (keys) => keys.orders()
  if (key === '+') return (keys) => keys.page(1)
  if (key === '-') return (keys) => keys.page(-1)
  if (key === '/') return (keys) => keys.bigCounts()
  if (key === 'ArrowDown' || key === 'ArrowRight') return (keys) => keys.moveFocus(1)
  if (key === 'ArrowUp' || key === 'ArrowLeft') return (keys) => keys.moveFocus(-1)
  return null
}

/** The key of the ticket at this place: 1 … 9, then 0 and a digit. */
export function keyNameOf(place: number): string {
  if (place < 9) return String(place + 1)
  return place < 19 ? `0${place - 9}` : ''
}
