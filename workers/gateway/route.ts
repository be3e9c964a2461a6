import type { z } from 'zod'
import type { Need } from '@/lib/domain/access/need'
import { identity } from '@/lib/inputs/identity'
import type { Known } from './access/desk'
import { type Answer, refuse } from './answer'

export type PathParams = Readonly<Record<string, string>>
export type Asked = { params: PathParams; query: URLSearchParams; body: unknown; caller: Known }

/**
 * One address of the API: what it takes, what it answers and what it does. Routing, parsing and the OpenAPI document all
 * come from here. Plain node:http serves them: Hono cost 0.17 ms CPU a request more than this (0.22 against 0.05 for
 * POST /api/orders), which DESIGN.md 4 puts at 0.1 at most.
 */
export type Route = {
  method: 'GET' | 'POST'
  /** `:name` stands for one segment. */
  path: string
  summary: string
  /** Who may call it. */
  may: Need
  /** What may stand behind the `?`, by name. */
  query: Readonly<Record<string, z.ZodType>>
  input: z.ZodType | null
  answers: Readonly<Record<number, { description: string; schema: z.ZodType | null }>>
  handle(asked: Asked): Promise<Answer>
}

export type RouteText = { path: string; summary: string; may: Need }

/** A question. Asking changes nothing. */
export function get(
  { answer, query = {}, ...text }: RouteText & { answer: z.ZodType | null; query?: Route['query'] },
  handle: (asked: Omit<Asked, 'body'>) => Answer | Promise<Answer>,
): Route {
  return {
    ...text,
    method: 'GET',
    query,
    input: null,
    answers: { 200: { description: 'The answer', schema: answer } },
    handle: async (asked) => handle(asked),
  }
}

/** Something that a person does. `handle` gets what the schema let through. */
export function post<Input extends z.ZodType>(
  text: RouteText & { input: Input; answer: z.ZodType },
  handle: (input: z.output<Input>, params: PathParams, caller: Known) => Promise<Answer>,
): Route {
  return {
    ...text,
    method: 'POST',
    query: {},
    answers: {
      201: { description: 'Done: the log has it', schema: text.answer },
      200: { description: 'It had been done before, with this id and content', schema: text.answer },
    },
    async handle({ body, params, caller }) {
      const parsed = text.input.safeParse(body)
      return parsed.success ? handle(parsed.data, params, caller) : notUnderstood(parsed.error)
    },
  }
}

/** The order or batch that an address names; null when it cannot be one. */
export function idIn(params: PathParams): string | null {
  const parsed = identity.safeParse(params['id'])
  return parsed.success ? parsed.data : null
}

function notUnderstood(error: z.ZodError): Answer {
  const fields = error.issues.flatMap((issue) => {
    const path = issue.path.join('.')
    if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }]
    return issue.keys.map((key) => ({ path: path === '' ? key : `${path}.${key}`, message: 'is not known here' }))
  })
  const [first] = fields
  return refuse(
    400,
    'not-understood',
    first ? `Nothing was done. ${first.path || 'The body'}: ${first.message}` : 'Nothing was done.',
    fields,
  )
}

export type Match = { route: Route; params: PathParams }
export type Found = Match | 'no such address' | 'other method'

/** Addresses without parameters are looked up; the few with an id are tried one after the other. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Found {
  const plain = new Map(routes.filter(({ path }) => !path.includes(':')).map((route) => [`${route.method} ${route.path}`, route]))
  const withParams = routes.filter(({ path }) => path.includes(':')).map((route) => ({ route, segments: route.path.split('/') }))
  return (method, path) => {
    const route = plain.get(`${method} ${path}`)
    if (route) return { route, params: {} }
    const parts = path.split('/')
    let otherMethod = plain.has(`GET ${path}`) || plain.has(`POST ${path}`)
    for (const candidate of withParams) {
      const params = matchSegments(candidate.segments, parts)
      if (params === null) continue
      if (candidate.route.method === method) return { route: candidate.route, params }
      otherMethod = true
    }
    return otherMethod ? 'other method' : 'no such address'
  }
}

function matchSegments(segments: readonly string[], parts: readonly string[]): PathParams | null {
  if (segments.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [i, segment] of segments.entries()) {
    const part = parts[i] ?? ''
    if (segment.startsWith(':')) params[segment.slice(1)] = part
    else if (segment !== part) return null
  }
  return params
}
