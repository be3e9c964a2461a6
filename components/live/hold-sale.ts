/**
 * Makes a sale this tab's, by a lock of the browser's, which it takes back from a tab that is closed, loaded anew or killed.
 * Resolves when it is: at once, unless another tab has it; to what gives it up again. Without locks (a page that came over plain
 * http from another machine) every tab takes it for its own: it still becomes one order, because that has the sale's id.
 *
 * @throws when `stop` comes first
 */
export function holdSale(id: string, stop?: AbortSignal): Promise<() => void> {
  if (!('locks' in navigator)) return Promise.resolve(() => {})
  return new Promise((held, failed) => {
    const untilGivenUp = () => new Promise<void>((giveUp) => held(giveUp))
    navigator.locks.request(`chippy:sale:${id}`, stop ? { signal: stop } : {}, untilGivenUp).catch(failed)
  })
}
