import net from 'node:net'

/** How a printer behaves. mute: prints and says nothing. stuck: takes the connection and nothing else. */
export type Temper = 'well' | 'mute' | 'stuck' | 'no paper' | 'open cover' | 'breaks off'

export type SimulatedPrinter = {
  port: number
  temper: Temper
  /** What came out of it: one text for each cut. */
  papers(): string[]
  close(): Promise<void>
}

const cut = '\u001dV'

/** A printer that can be looked into: it answers as Epson's command reference says, and keeps what it was sent. */
export async function openPrinter(temper: Temper = 'well', port = 0): Promise<SimulatedPrinter> {
  let bytes = ''
  const sockets = new Set<net.Socket>()
  const printer = { temper }
  const server = net.createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    if (printer.temper === 'stuck') return void socket.pause()
    socket.on('data', (chunk) => {
      // Code page 858: the one letter of it that matters here.
      const text = chunk.toString('latin1')
      bytes += text.replaceAll('\u009c', '£')
      if (printer.temper === 'breaks off' && text.includes('\u001b@')) return void socket.destroy()
      if (printer.temper === 'mute') return
      if (text.includes('\u0010\u0004'))
        socket.write(Buffer.from([printer.temper === 'no paper' ? 0x72 : 0x12, printer.temper === 'open cover' ? 0x16 : 0x12]))
      if (text.includes('\u001dr\u0001')) socket.write(Buffer.from([0x00]))
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the printer does not listen')
  return {
    port: address.port,
    get temper() {
      return printer.temper
    },
    set temper(next) {
      printer.temper = next
    },
    papers: () => bytes.split(cut).slice(0, -1),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}
