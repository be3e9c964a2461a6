import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { basename } from 'node:path'
import { Refusal } from './refusal.mjs'

const DEFAULT_PUBLIC_PORT = 3000

/**
 * Which port is whose. Without a number of its own the shop has Kafka where every Kafka client looks first (9092); with one,
 * all eight ports follow it, so that two shops stand side by side.
 *
 * @param {number | undefined} base
 */
export function planPorts(base) {
  const first = base ?? DEFAULT_PUBLIC_PORT
  const kafka = base === undefined ? 9092 : base + 4
  return {
    public: first,
    web: first + 1,
    postgres: first + 2,
    redis: first + 3,
    kafka,
    controller: kafka + 1,
    lan: first + 6,
    trust: first + 7,
  }
}

/** Taken also when somebody listens on all addresses: a bind alone would succeed beside it on macOS. */
export async function isFree(port) {
  return !(await somebodyAnswers(port)) && (await canListen(port))
}

function somebodyAnswers(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 500 })
    const answer = (taken) => {
      socket.destroy()
      resolve(taken)
    }
    socket.once('connect', () => answer(true))
    socket.once('timeout', () => answer(true))
    socket.once('error', () => answer(false))
  })
}

function canListen(port) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/** The first number from `from`, in steps of ten, whose eight ports are all free. */
export async function findFreeBase(from) {
  for (let base = from; base < from + 2000; base += 10) {
    const free = await Promise.all(Object.values(planPorts(base)).map(isFree))
    if (free.every(Boolean)) return base
  }
  throw new Refusal(`No eight free ports were found between ${from} and ${from + 2000}.`)
}

/** @param {Record<string, number>} wanted ports by the name of what will listen on them */
export async function checkPorts(wanted) {
  const taken = []
  for (const [name, port] of Object.entries(wanted)) {
    if (!(await isFree(port))) taken.push({ name, port, by: whoListens(port) })
  }
  if (taken.length > 0) throw new Refusal(portsTakenMessage(taken, await findFreeBase(14000)))
}

/** @param {{name: string, port: number, by: {pid: number, program: string} | null}[]} taken */
export function portsTakenMessage(taken, freeBase) {
  const lines = taken.map(({ name, port, by }) => {
    const whom = by === null ? 'another program' : `process ${by.pid} (${by.program})`
    return `Port ${port} (${name}) is used by ${whom}.`
  })
  return `${lines.join('\n')}\nStop it, or open the shop on other ports: npm start -- --port ${freeBase}   (or CHIPPY_PORT=${freeBase} npm start)`
}

/** Null when the system does not tell us (a process of another user). */
export function whoListens(port) {
  return process.platform === 'linux' ? whoListensFromProc(port) : whoListensFromLsof(port)
}

/** Without `ss`, `lsof` or `ps`: slim images have none of them. */
function whoListensFromProc(port) {
  const inodes = listeningInodes(port)
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      for (const fd of readdirSync(`/proc/${pid}/fd`)) {
        const inode = /^socket:\[(\d+)\]$/.exec(linkTarget(`/proc/${pid}/fd/${fd}`))?.[1]
        if (inode !== undefined && inodes.has(inode)) return { pid: Number(pid), program: programOf(pid) }
      }
    } catch {
      // ended meanwhile, or another user's
    }
  }
  return null
}

function listeningInodes(port) {
  const LISTEN = '0A'
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const inodes = new Set()
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    let text = ''
    try {
      text = readFileSync(table, 'utf8')
    } catch {
      continue
    }
    for (const line of text.split('\n').slice(1)) {
      const fields = line.trim().split(/\s+/)
      if (fields[1]?.endsWith(wanted) && fields[3] === LISTEN) inodes.add(fields[9])
    }
  }
  return inodes
}

function linkTarget(file) {
  try {
    return readlinkSync(file)
  } catch {
    return ''
  }
}

function programOf(pid) {
  const [program, ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').trim().split('\0')
  const words = [basename(program), ...args].join(' ').trim()
  return words.length > 60 ? `${words.slice(0, 59)}…` : words
}

function whoListensFromLsof(port) {
  const lsof = spawnSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { encoding: 'utf8' })
  const found = /p(\d+)\nc(.+)/.exec(lsof.stdout ?? '')
  return found === null ? null : { pid: Number(found[1]), program: found[2] }
}
