import { spawn } from 'node:child_process'
import { type Order, type Report, report } from './messages'

/** One of the benchmark's own programs, in a process of its own so that its CPU can be told from the shop's. */
export type Program = {
  pid: number
  /** Rejects when it ends before it was told to. */
  failed: Promise<never>
  tell(order: Order): void
  /** Resolves with the next thing it says. */
  said(): Promise<unknown>
  end(): Promise<void>
}

export type Addresses = { kafka: string; redis: string; postgres: string }

const running = new Set<Program>()

/** What a part that failed has left: it would go on against the next part's shop. */
export async function endPrograms(): Promise<void> {
  await Promise.all([...running].map((program) => program.end()))
}

/** As lib/server/env reads them. */
export const envOf = ({ kafka, redis, postgres }: Addresses) => ({ KAFKA_BROKERS: kafka, REDIS_URL: redis, DATABASE_URL: postgres })

/** Resolves when it has said that it is ready. */
export async function startProgram(name: string, args: readonly string[], env: Record<string, string> = {}): Promise<Program> {
  const child = spawn(process.execPath, ['workers/shop/script.mjs', `bench/programs/${name}.ts`, ...args], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, LOG_LEVEL: 'warn', ...env },
  })
  let ending = false
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const failed = ended.then((): Promise<never> => {
    // Nobody waits for the end of what was told to end.
    if (ending) return new Promise(() => {})
    throw new Error(`${name} ended (${child.exitCode ?? child.signalCode}) while it was needed; what it said stands above`)
  })
  failed.catch(() => {})
  const said = () => Promise.race([new Promise<unknown>((resolve) => child.once('message', resolve)), failed])
  const program: Program = {
    pid: child.pid ?? 0,
    failed,
    tell: (order) => void (child.connected && child.send(order)),
    said,
    async end() {
      ending = true
      child.kill()
      await ended
      running.delete(program)
    },
  }
  running.add(program)
  await said()
  return program
}

export async function reportOf(seller: Program): Promise<Report> {
  const said = seller.said()
  seller.tell({ do: 'report' })
  return report.parse(await said)
}
