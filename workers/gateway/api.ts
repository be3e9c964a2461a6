import type { IncomingMessage, ServerResponse } from 'node:http'
import { mayUse } from '@/lib/domain/access/need'
import type { Known } from './access/desk'
import { type Answer, Away, away, refuse, starting } from './answer'
import { ClientGone, readBody } from './read-body'
import { createRouter, type Route } from './route'
import { send } from './send'

export type ApiOptions = {
  routes: readonly Route[]
  /** Until then everything but `always` answers 503 `starting`. */
  isReady(): boolean
  /** Addresses that answer while the shop opens. */
  always: ReadonlySet<string>
  /** Who asks, by the cookies that came along. */
  callerOf(req: IncomingMessage): Known
  /** Somebody who is signed in has done something. */
  onUsed(session: string): void
  /** Each answered request: the path as it stands in the table, so that ids do not make a series each. */
  onAnswered(path: string, method: string, status: number, seconds: number): void
  onError(error: unknown): void
}

export type Api = (req: IncomingMessage, res: ServerResponse) => void

/** Serves the table of routes. Origin and Host have been checked before. */
export function createApi(options: ApiOptions): Api {
  const find = createRouter(options.routes)

  async function answer(req: IncomingMessage, path: string, query: string): Promise<{ path: string; answer: Answer }> {
    const found = find(req.method === 'HEAD' ? 'GET' : (req.method ?? ''), path)
    if (!options.isReady() && !(typeof found === 'object' && options.always.has(found.route.path)))
      return { path: 'starting', answer: starting() }
    if (found === 'no such address')
      return { path: 'unknown', answer: refuse(404, 'not-found', 'There is no such address; see /api/openapi.json.') }
    if (found === 'other method')
      return { path: 'unknown', answer: refuse(405, 'method', 'This address does not take that method; see /api/openapi.json.') }
    const { route, params } = found
    const caller = options.callerOf(req)
    const verdict = mayUse(caller, route.may)
    if (verdict !== 'yes') return { path: route.path, answer: verdict === 'sign in' ? signIn(caller) : notAllowed() }
    if (route.method === 'POST' && caller.session !== null) options.onUsed(caller.session)
    const body = route.method === 'POST' ? await readBody(req) : { ok: true as const, value: undefined }
    if (!body.ok) return { path: route.path, answer: body.answer }
    return { path: route.path, answer: await route.handle({ params, query: new URLSearchParams(query), body: body.value, caller }) }
  }

  return (req, res) => {
    const from = performance.now()
    const [path = '', query = ''] = (req.url ?? '').split('?', 2)
    answer(req, path, query)
      .catch((error: unknown) => {
        if (error instanceof ClientGone) return null
        options.onError(error)
        if (error instanceof Away) return { path: 'away', answer: away(error) }
        return {
          path: 'unknown',
          answer: refuse(500, 'broken', 'Something went wrong here; nothing is known of the outcome. Ask again with the same id.'),
        }
      })
      .then((done) => {
        if (done === null) return
        send(req, res, done.answer)
        options.onAnswered(done.path, req.method ?? '', done.answer.status, (performance.now() - from) / 1000)
      })
      .catch(options.onError)
  }
}

/** What is queued on a till stays queued: it is sent again by whoever signs in next. */
const signIn = ({ device, locked }: Known) =>
  device === null
    ? refuse(401, 'sign-in', 'This device is not enrolled in the shop. Open the shop in a browser here to ask for it.')
    : refuse(401, 'sign-in', locked ? 'The screen is locked. Type your PIN.' : 'Nobody is signed in here. Type your PIN.')
const notAllowed = () => refuse(403, 'not-allowed', 'Whoever is signed in here may not do that. Somebody who may can sign in.')
