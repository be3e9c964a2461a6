import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemIds } from '@/lib/server/system'
import { until } from '@/prove/shop'
import { comeInAsOwner, type KeptVisitor, Visitor } from '@/workers/robots/visitor'
import { findFreeBase } from '@/workers/shop/ports.mjs'
import { readPidFile } from '@/workers/shop/processes.mjs'

const limitMs = 300_000

/** `till`: till 1 of a shop that has been set up before; null: the one-time link is used as soon as it is given out. */
type Start = { checkout: string; data: string; till: KeptVisitor | null }

/** Types `npm start` in a checkout, tries to sell from then on until an order is accepted, and closes the shop. Seconds it took. */
export async function secondsToFirstOrder({ checkout, data, till: kept }: Start): Promise<number> {
  const port = await findFreeBase(15_000)
  const fromMs = performance.now()
  const npm = spawn('npm', ['start', '--', '--port', String(port), '--data', data], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: outsideNpm(),
  })
  let said = ''
  for (const stream of [npm.stdout, npm.stderr]) stream.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)))
  const ended = once(npm, 'exit')
  const supervisor = () => readPidFile(join(checkout, data, 'run/supervisor'))
  const orphaned = () => end(supervisor())
  process.once('exit', orphaned)
  try {
    const order = { id: systemIds.next(), till: 1, lines: [{ item: 'cod-and-chips', quantity: 1 }], payment: { method: 'card' } }
    const url = `http://127.0.0.1:${port}`
    let till = kept && new Visitor(url, kept)
    await until(
      'an order is accepted',
      limitMs,
      async () => {
        if (npm.exitCode !== null) throw new Error(`npm start ended:\n${said}`)
        till ??= await comeInAsOwner(JSON.parse(readFileSync(join(checkout, data, 'shop.json'), 'utf8')).ownerLink, 'Owner', ['till'])
        const { status } = await till.post('/api/orders', order)
        return status === 201 || status === 200
      },
      20,
    )
    return (performance.now() - fromMs) / 1000
  } finally {
    end(supervisor())
    await ended
    process.off('exit', orphaned)
  }
}

const end = (pid: number | null) => void (pid !== null && process.kill(pid, 'SIGINT'))

/** What the npm that runs the benchmark has set would tell the other one that it is part of it. */
function outsideNpm(): NodeJS.ProcessEnv {
  const env = { ...process.env }
  for (const name of Object.keys(env)) if (/^npm_|^INIT_CWD$|^NODE_ENV$/.test(name)) delete env[name]
  return env
}
