// Protects the sale from the printer, and the shop from a printer that says nothing: each way in which paper does not come is told
// apart, in seconds, and what is printed reads as it should.
import { afterEach, expect, test } from 'vitest'
import { escposReceipt } from './escpos'
import { networkPrinter } from './network-printer'
import { openPrinter, type SimulatedPrinter, type Temper } from './simulated-printer.fixture'

let printer: SimulatedPrinter | undefined
afterEach(() => printer?.close())

const paper = escposReceipt(
  [
    { kind: 'text', text: 'Bob’s Chippy', align: 'centre', bold: true, big: true },
    { kind: 'pair', left: '1 Cod & chips', right: '£10.60' },
    { kind: 'pair', left: 'Discount', right: '−£1.00' },
    { kind: 'rule' },
  ],
  'http://shop.example/o/abcdef',
)

async function print(temper: Temper, bytes: Uint8Array = paper) {
  printer = await openPrinter(temper)
  const fromMs = performance.now()
  const outcome = await networkPrinter.print({ host: '127.0.0.1', port: printer.port }, bytes)
  return { outcome, tookMs: performance.now() - fromMs, papers: printer.papers() }
}

test('what is printed has its words, its pounds and its code, and the shop hears that it is done', async () => {
  const { outcome, papers } = await print('well')
  expect(outcome).toEqual({ kind: 'printed' })
  expect(papers).toHaveLength(1)
  for (const words of ["Bob's Chippy", '1 Cod & chips', '£10.60', '-£1.00', 'http://shop.example/o/abcdef'])
    expect(papers[0]).toContain(words)
})

test('what somebody typed is no order to the printer: a reason with ESC p in it opens no drawer, and a line break makes no line', () => {
  const kick = '\u001Bp\u0000\u0019\u00FA'
  const typed = `cold${kick}\r\n\u009B`
  const bytes = escposReceipt(
    [
      { kind: 'pair', left: `Refund: ${typed}`, right: '−£1.00' },
      { kind: 'text', text: typed, align: 'left' },
    ],
    null,
  )
  const sent = Buffer.from(bytes).toString('latin1')
  expect(sent).toContain('Refund: cold p')
  expect(sent).not.toContain('\u001Bp')
  const plain = escposReceipt(
    [
      { kind: 'pair', left: 'Refund: cold p  \u00FA   ', right: '−£1.00' },
      { kind: 'text', text: 'cold p  \u00FA   ', align: 'left' },
    ],
    null,
  )
  expect(sent).toBe(Buffer.from(plain).toString('latin1'))
})

test.each([
  ['no paper', 'The printer is out of paper.'],
  ['open cover', 'The printer’s cover is open.'],
] as const)('%s: nothing is sent, and it says so', async (temper, why) => {
  expect(await print(temper)).toMatchObject({ outcome: { kind: 'failed', why }, papers: [] })
})

test('one that breaks off says so', async () => {
  expect((await print('breaks off')).outcome).toMatchObject({ kind: 'failed', why: expect.stringContaining('broke off') })
})

test('one that says nothing has it, and nobody claims that it printed', async () => {
  expect(await print('mute')).toMatchObject({
    outcome: { kind: 'unsure', why: expect.stringContaining('has not said') },
    papers: [expect.any(String)],
  })
})

test('one that takes nothing does not answer, and is not waited for', { timeout: 20_000 }, async () => {
  // More than the system's own buffers take.
  const { outcome, tookMs } = await print('stuck', new Uint8Array(64 * 1024 * 1024))
  expect(outcome).toMatchObject({ kind: 'failed', why: expect.stringContaining('does not answer at 127.0.0.1:') })
  expect(tookMs).toBeLessThan(8000)
})

test('one that is off is refused at once', async () => {
  printer = await openPrinter()
  const { port } = printer
  await printer.close()
  expect(await networkPrinter.print({ host: '127.0.0.1', port }, paper)).toEqual({
    kind: 'failed',
    why: `The printer is refused at 127.0.0.1:${port}.`,
  })
})
