import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer } from './answer'

/** Node leaves the body out where the question was HEAD. */
export function send(req: IncomingMessage, res: ServerResponse, answer: Answer) {
  const text = 'text' in answer ? answer.text : JSON.stringify(answer.body)
  const headers: Record<string, string | number | string[]> = {
    'content-type': 'text' in answer ? answer.contentType : 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
  }
  if (answer.cookies) headers['set-cookie'] = answer.cookies
  if (answer.status === 503) headers['retry-after'] = 1
  res.writeHead(answer.status, headers).end(text)
  // The rest of a body that is not wanted is read past, not kept: closing now would reset the connection, and a client that
  // is still writing would never see why it was refused.
  req.resume()
}
