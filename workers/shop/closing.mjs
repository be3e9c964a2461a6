import { watchNpm } from './npm-parent.mjs'
import { removeShopFile } from './shop-file.mjs'

/** npm passes Ctrl-C on to us although the terminal has sent it already: only a later one means "now". */
const SECOND_SIGNAL_MS = 1000

/**
 * Ends the shop in order at Ctrl-C, SIGTERM, a closed terminal, or when the npm that started us is gone.
 *
 * @returns {(code: number, why?: string) => Promise<void>} ends it with this exit code
 */
export function closeOnSignals(shop) {
  let closing = null
  let closingSinceMs = 0
  const close = (code, why) => {
    closing ??= closeShop(shop, code, why)
    return closing
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (closing === null) closingSinceMs = performance.now()
      else if (performance.now() - closingSinceMs > SECOND_SIGNAL_MS) shop.supervisor.kill()
      void close(0, '\nClosing the shop …')
    })
  }
  process.on('uncaughtException', (error) => void close(1, error.stack))
  watchNpm(() => void close(0, '\nThe npm that started this is gone. Closing the shop …'))
  return close
}

async function closeShop(shop, code, why) {
  const startedAtMs = performance.now()
  if (why !== undefined) (code === 0 ? console.log : console.error)(code === 0 ? why : `\n${why}`)
  // A start that was refused because the shop is open already must not take that one's file away.
  if (shop.supervisor.claimed) removeShopFile(shop.dataDir)
  shop.supervisor.onPids = () => {}
  await shop.supervisor.stop()
  shop.release()
  if (code === 0 && why !== undefined) console.log(`Closed after ${((performance.now() - startedAtMs) / 1000).toFixed(1)} s.`)
  process.exit(code)
}
