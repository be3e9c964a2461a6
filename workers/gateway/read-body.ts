import type { IncomingMessage } from 'node:http'
import { type Answer, refuse } from './answer'

const MOST_BYTES = 64 * 1024
const utf8 = new TextDecoder('utf-8', { fatal: true })

export type Body = { ok: true; value: unknown } | { ok: false; answer: Answer }

/** The JSON of a request, or why it is refused. Never holds more than 64 KB of it. */
export async function readBody(req: IncomingMessage): Promise<Body> {
  if (!/^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? ''))
    return no(refuse(415, 'not-json', 'Send JSON, with content-type: application/json.'))
  if (Number(req.headers['content-length'] ?? 0) > MOST_BYTES) return no(tooLarge())
  const bytes = await collect(req)
  if (bytes === null) return no(tooLarge())
  try {
    return { ok: true, value: JSON.parse(utf8.decode(bytes)) }
  } catch {
    return no(refuse(400, 'not-json', 'The body is not JSON in UTF-8.'))
  }
}

/** Null when there is more than is allowed. Ends with an error when the client goes away in the middle. */
function collect(req: IncomingMessage): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > MOST_BYTES) {
        req.removeAllListeners('data')
        resolve(null)
      } else chunks.push(chunk)
    })
    req.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)))
    req.on('error', reject)
    // After every request, too; an error made for nobody costs more than reading the body.
    req.on('close', () => {
      if (!req.complete) reject(new ClientGone('the client went away'))
    })
  })
}

/** Nobody is left to be answered. */
export class ClientGone extends Error {}

const no = (answer: Answer): Body => ({ ok: false, answer })
const tooLarge = () => refuse(413, 'too-large', 'The body is larger than 64 KB.')
