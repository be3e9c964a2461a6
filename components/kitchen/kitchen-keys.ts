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

type Act = (keys: KitchenKeys) => void

/** `act` null: it does nothing yet. Null: it is no key of this screen. */
export function readKey(pressed: Pressed, before: Prefix, atMs: number): { prefix: Prefix; act: Act | null } | null {
  const { star, zero } = atMs - before.atMs < prefixMs ? before : noPrefix
  if (pressed.key === '*') return { prefix: { star: true, zero: false, atMs }, act: null }
  if (pressed.key === '0' && !zero) return { prefix: { star, zero: true, atMs }, act: null }
  const act = actOf(pressed, { star, zero })
  return act && { prefix: noPrefix, act }
}

function actOf({ key, code }: Pressed, { star, zero }: Pick<Prefix, 'star' | 'zero'>): Act | null {
  if (/^\d$/.test(key)) {
    const place = zero ? 9 + Number(key) : Number(key) - 1
    return (keys) => (star ? keys.start(place) : keys.serve(place))
  }
  if (key === '.' || key === ',' || code === 'NumpadDecimal') return (keys) => (zero ? keys.backList() : keys.bringBack())
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
