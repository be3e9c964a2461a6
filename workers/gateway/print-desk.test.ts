// Protects receipts that somebody still waits for: what did not print stays on the list until it has printed or somebody drops it.
import { expect, test } from 'vitest'
import type { PrintOutcome } from '@/lib/operations/ports'
import { PrintDesk, type PrintJob } from './print-desk'
import { settle } from './receipts'

const job = (orderId: string): PrintJob => ({ orderId, rows: () => [], qrText: null, onPrinted: () => undefined })
const settings = { shop: 0, address: [], vatNumber: null, printer: { host: 'printer', port: 9100 }, prints: 'asked' as const, at: '' }

/** A desk whose printer answers when it is told to. */
function setUp() {
  const asked: ((outcome: PrintOutcome) => void)[] = []
  const desk = new PrintDesk({
    printer: { print: () => new Promise<PrintOutcome>((answer) => asked.push(answer)) },
    settings: () => settings,
    encode: () => new Uint8Array(),
    onChange: () => undefined,
  })
  const next = async (outcome: PrintOutcome) => {
    while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve))
    asked.shift()?.(outcome)
  }
  return { desk, next }
}
const noPaper: PrintOutcome = { kind: 'failed', why: 'The printer is out of paper.' }

test('what is refused because too many wait for the printer is on the list again, and so is what failed once more', async () => {
  const { desk, next } = setUp()
  const failing = desk.print(job('first'))
  await next(noPaper)
  await failing
  expect(desk.state.unprinted).toBe(1)
  const waiting = Array.from({ length: 20 }, (_, n) => desk.print(job(`waiting ${n}`)))
  expect(await settle(desk, 'act', true)).toMatchObject({ body: { printed: 0, failed: 1 } })
  expect(desk.state.unprinted).toBe(1)
  for (const _ of waiting) await next({ kind: 'printed' })
  await Promise.all(waiting)
  const again = settle(desk, 'act', true)
  await next(noPaper)
  expect(await again).toMatchObject({ body: { printed: 0, failed: 1 } })
  expect(desk.state.unprinted).toBe(1)
  const atLast = settle(desk, 'act', true)
  await next({ kind: 'printed' })
  expect(await atLast).toMatchObject({ body: { printed: 1, failed: 0 } })
  expect(desk.state.unprinted).toBe(0)
})
