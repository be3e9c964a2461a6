import net from 'node:net'
import type { ISocketFactory } from 'kafkajs'

const produceKey = 0

/**
 * Stands between a client and its broker, and can swallow an answer to a produce request and cut the connection: the broker has the
 * records, the client never hears of it.
 */
export async function droppingProxy(broker: string) {
  const [host = '', brokerPort] = broker.split(':')
  let toDrop = 0
  let dropped = 0

  const server = net.createServer({ noDelay: true }, (client) => {
    const upstream = net.connect({ host, port: Number(brokerPort), noDelay: true })
    const cut = () => {
      client.destroy()
      upstream.destroy()
    }
    const kinds = new Map<number, number>()
    onFrames(client, (frame) => {
      kinds.set(frame.readInt32BE(8), frame.readInt16BE(4))
      upstream.write(frame)
    })
    onFrames(upstream, (frame) => {
      if (kinds.get(frame.readInt32BE(4)) !== produceKey || toDrop === 0) return client.write(frame)
      toDrop--
      dropped++
      return cut()
    })
    for (const socket of [client, upstream]) socket.on('error', cut).on('close', cut)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0

  /** Every connection of the client goes through here, whatever address the broker gives itself. */
  const socketFactory: ISocketFactory = ({ onConnect }) => net.connect({ host: '127.0.0.1', port, noDelay: true }, onConnect)

  return {
    socketFactory,
    /** Swallows the next so many answers to produce requests. */
    dropNext: (count: number) => {
      toDrop = count
    },
    dropped: () => dropped,
    close: () => server.close(),
  }
}

/** Kafka's frames: four bytes of length, then that many. */
function onFrames(socket: net.Socket, take: (frame: Buffer) => unknown) {
  let rest: Buffer = Buffer.alloc(0)
  socket.on('data', (data: Buffer) => {
    rest = Buffer.concat([rest, data])
    while (rest.length >= 4 && rest.length >= 4 + rest.readInt32BE(0)) {
      const end = 4 + rest.readInt32BE(0)
      take(rest.subarray(0, end))
      rest = rest.subarray(end)
    }
  })
}
