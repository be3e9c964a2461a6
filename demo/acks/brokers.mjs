// node demo/acks/brokers.mjs DIR
// Three brokers of their own for the acks experiment, on data that is thrown away. A program of its own, because the
// supervisor finds its files by where it lies and a bundle lies elsewhere. Says by IPC when they are up; kills one when it is
// told to; ends all of them, and takes their data away, when whoever started it is gone, however it went.
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { ensureJars } from '../../workers/shop/bootstrap.mjs'
import { withCheckoutLock } from '../../workers/shop/checkout.mjs'
import { archiveFlags, brokerArgs, clusterIdFrom, formatStorage, kafkaAnswers, prepareBroker } from '../../workers/shop/kafka.mjs'
import { findFreeBase } from '../../workers/shop/ports.mjs'
import { checkPath, findJava } from '../../workers/shop/prerequisites.mjs'
import { readPidFile } from '../../workers/shop/processes.mjs'
import { Refusal } from '../../workers/shop/refusal.mjs'
import { Supervisor } from '../../workers/shop/supervisor.mjs'

const BROKERS = [1, 2, 3]
/** Of two settings Java takes the later: less than the shop's broker, for three that carry some thousand small orders. */
const SMALL = ['-Xms48m', '-Xmx160m']
/**
 * The two that copy ask for what is new when this much has come, or after so long: copying then takes a moment that one can
 * see, as over a slow line. By default it takes a millisecond, and a kill rarely falls into it.
 */
const COPYING = { 'replica.fetch.min.bytes': 1_000_000, 'replica.fetch.wait.max.ms': 250 }

/** @param {number} base @returns {{id: number, kafka: number, controller: number}[]} */
const members = (base) => BROKERS.map((id) => ({ id, kafka: base + 2 * (id - 1), controller: base + 2 * (id - 1) + 1 }))

async function openBrokers(supervisor, dir) {
  const all = members(await findFreeBase(23_000))
  const together = {
    'controller.quorum.bootstrap.servers': undefined,
    'controller.quorum.voters': all.map(({ id, controller }) => `${id}@127.0.0.1:${controller}`).join(','),
    'offsets.topic.replication.factor': BROKERS.length,
    ...COPYING,
  }
  const membership = ['--cluster-id', clusterIdFrom(randomBytes(16))]
  await Promise.all(
    all.map(async ({ id, ...ports }) => {
      const folder = join(dir, `broker-${id}`)
      mkdirSync(folder, { recursive: true })
      const broker = prepareBroker(folder, ports, { ...together, 'node.id': id })
      await formatStorage(supervisor, broker, { name: `format-${id}`, membership })
      await supervisor.start({
        name: `broker-${id}`,
        tier: 0,
        command: broker.java,
        args: brokerArgs(broker, [...archiveFlags(broker), ...SMALL]),
        ready: () => kafkaAnswers(`127.0.0.1:${ports.kafka}`),
      })
    }),
  )
  return all.map(({ id, kafka }) => ({ id, address: `127.0.0.1:${kafka}` }))
}

function claimFolder(dir) {
  const other = readPidFile(join(dir, 'run/supervisor'))
  if (other !== null) throw new Refusal(`The acks experiment is running already (process ${other}). End it, or wait until it has ended.`)
  // What a power cut or a kill of all of it left.
  rmSync(dir, { recursive: true, force: true })
}

/** @param {Supervisor} supervisor */
function obey(supervisor, { type, id }) {
  if (type !== 'kill') return
  const pid = supervisor.pids[`broker-${id}`]
  // Its supervisor starts it again at once, on what is on its disk.
  if (pid !== undefined) process.kill(pid, 'SIGKILL')
  process.send?.({ type: 'killed', id })
}

/** Whoever waits is told by the experiment that its brokers are being opened. */
const silently = { step: (_, work) => work() }

const dir = resolve(process.argv[2] ?? '.data/acks')
let supervisor = null

function end() {
  // Nobody needs their data: there is nothing to be closed in order.
  supervisor?.kill()
  if (supervisor?.claimed) rmSync(dir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 })
  process.exit(0)
}
process.on('disconnect', end)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end)

try {
  checkPath(dir)
  findJava()
  claimFolder(dir)
  supervisor = new Supervisor({ dataDir: dir, say: () => {} })
  await supervisor.claim()
  await withCheckoutLock(
    () => {},
    () => ensureJars({ supervisor, progress: silently }),
  )
  const brokers = await openBrokers(supervisor, dir)
  process.on('message', (message) => obey(supervisor, message))
  process.send?.({ type: 'open', brokers })
} catch (error) {
  process.send?.({ type: 'failed', message: error instanceof Refusal ? error.message : String(error.stack) }, end)
}
