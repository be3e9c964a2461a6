// Loaded into the programs of a shop that a story has opened for itself (own-shop.ts), because nobody can wait for hours: its gateway
// is told a time that is as far ahead as a file says. The gateway itself knows nothing of it.
import { readFileSync, writeFileSync } from 'node:fs'

const lookEveryMs = 50

if (process.argv[1]?.endsWith('gateway.mjs')) {
  const file = new URL(import.meta.url).searchParams.get('file')
  const machineNow = Date.now
  let aheadMs = 0
  Date.now = () => machineNow() + aheadMs

  const look = () => {
    const said = read(file)
    if (said === '' || Number(said) === aheadMs) return
    aheadMs = Number(said)
    writeFileSync(`${file}.seen`, said)
  }
  setInterval(look, lookEveryMs).unref()
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    // Nobody has moved it yet.
    return ''
  }
}
