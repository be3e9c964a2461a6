import net from 'node:net'
import type { Printer, PrinterAddress, PrintOutcome } from '../operations/ports'

/** A printer of the shop's own network answers in milliseconds; one that does not is off. */
const connectMs = 3000
/** Whether it has paper is asked before; one that cannot say so prints all the same. */
const statusMs = 500
/** Until it says that it is through: a receipt takes a second or two. */
const printMs = 4000

/** DLE EOT 4 and 2: paper and cover, answered at once, whatever waits to be printed. */
const askPaperAndCover = Buffer.from([0x10, 0x04, 0x04, 0x10, 0x04, 0x02])
/** GS r 1: answered when all before it is printed. */
const askWhenDone = Buffer.from([0x1d, 0x72, 0x01])
const paperEnd = 0x60
const coverOpen = 0x04
/** As GS r says it. */
const paperOut = 0x0c

/** ESC/POS over plain TCP, as nearly every receipt printer with a network plug takes it at port 9100. */
export const networkPrinter: Printer = {
  async print(at, bytes) {
    const place = `${at.host}:${at.port}`
    const line = await connect(at)
    if (typeof line === 'string') return failed(`The printer ${line} at ${place}.`)
    try {
      line.send(askPaperAndCover)
      const [paper, cover] = await line.answer(2, statusMs)
      if (paper !== undefined && (paper & paperEnd) !== 0) return failed('The printer is out of paper.')
      if (cover !== undefined && (cover & coverOpen) !== 0) return failed('The printer’s cover is open.')
      line.send(Buffer.concat([bytes, askWhenDone]))
      return await outcome(line, place)
    } finally {
      line.close()
    }
  },
}

async function outcome(line: Line, place: string): Promise<PrintOutcome> {
  const [done] = await line.answer(1, printMs)
  if (done !== undefined) return (done & paperOut) === 0 ? { kind: 'printed' } : failed('The printer ran out of paper.')
  if (line.state() === 'broken') return failed(`The printer at ${place} broke off.`)
  if (line.state() === 'full') return failed(`The printer does not answer at ${place}.`)
  return { kind: 'unsure', why: `The printer at ${place} has it, and has not said that it printed.` }
}

const failed = (why: string): PrintOutcome => ({ kind: 'failed', why })

type Line = {
  send(bytes: Uint8Array): void
  /** What has come by then of so many bytes. */
  answer(count: number, withinMs: number): Promise<number[]>
  /** full: it takes nothing more. */
  state(): 'open' | 'full' | 'broken'
  close(): void
}

/** A word for why there is none. */
async function connect({ host, port }: PrinterAddress): Promise<Line | string> {
  const socket = net.connect({ host, port, noDelay: true })
  const answered: number[] = []
  let broken = false
  let look: () => void = () => undefined
  socket.on('data', (bytes) => {
    answered.push(...bytes)
    look()
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    broken = true
    look()
  })
  const failure = await new Promise<string | null>((resolve) => {
    const late = setTimeout(() => resolve('does not answer'), connectMs)
    socket.once('connect', () => resolve(null))
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED' ? 'is refused' : 'does not answer'))
    socket.once('close', () => clearTimeout(late))
    socket.once('connect', () => clearTimeout(late))
  })
  if (failure !== null) {
    socket.destroy()
    return failure
  }
  return {
    send: (bytes) => void socket.write(bytes),
    answer: (count, withinMs) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(late)
          look = () => undefined
          resolve(answered.splice(0, count))
        }
        const late = setTimeout(end, withinMs)
        look = () => (answered.length >= count || broken) && end()
        look()
      }),
    state: () => (broken ? 'broken' : socket.writableLength > 0 ? 'full' : 'open'),
    // What is on its way still goes out; a printer that takes nothing is not waited for.
    close: () => socket.destroySoon(),
  }
}
