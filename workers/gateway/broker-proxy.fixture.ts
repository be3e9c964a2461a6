import net from 'node:net'

export type BrokerProxy = {
  address: string
  /** The broker is away: every connection ends, and none can be made. */
  cut(): void
  mend(): void
  close(): Promise<void>
}

/**
 * A TCP proxy in front of a Kafka broker. Brokers tell clients their own address, so the answers that name it are rewritten
 * to the proxy's: else only the first connection would come through here.
 */
export async function proxyBroker(broker: string): Promise<BrokerProxy> {
  const [host = '', port = ''] = broker.split(':')
  const sockets = new Set<net.Socket>()
  let away = false
  let rewrite = (bytes: Buffer) => bytes

  const server = net.createServer((client) => {
    if (away) return client.destroy()
    const upstream = net.connect(Number(port), host)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.pipe(upstream)
    upstream.on('data', (bytes: Buffer) => client.write(rewrite(bytes)))
    upstream.on('end', () => client.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const own = server.address()
  if (typeof own !== 'object' || own === null) throw new Error('the proxy does not listen')
  rewrite = addressRewriter(host, Number(port), own.port)

  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    address: `127.0.0.1:${own.port}`,
    cut() {
      away = true
      drop()
    },
    mend() {
      away = false
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        drop()
      }),
  }
}

/** In Kafka's answers an address is a text with its length before it, and the port as four bytes behind it. */
function addressRewriter(host: string, from: number, to: number) {
  const length = Buffer.alloc(2)
  length.writeInt16BE(Buffer.byteLength(host))
  const wanted = Buffer.concat([length, Buffer.from(host), portBytes(from)])
  return (bytes: Buffer): Buffer => {
    for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + wanted.length))
      portBytes(to).copy(bytes, at + wanted.length - 4)
    return bytes
  }
}

function portBytes(port: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(port)
  return bytes
}
