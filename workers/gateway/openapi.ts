import { z } from 'zod'
import { refusalSchema } from '@/lib/inputs/refusal'
import { ok } from './answer'
import { get, type Route } from './route'

const anything = z.record(z.string(), z.unknown())

/** Describes the other routes, from the very schemas that they parse with. */
export function openapiRoute(routes: readonly Route[]): Route {
  let document: object | undefined
  const route = get({ path: '/api/openapi.json', summary: 'This description', may: 'anyone', answer: anything }, () =>
    ok((document ??= describe([...routes, route]))),
  )
  return route
}

function describe(routes: readonly Route[]) {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chippy',
      version: '1',
      description: 'Orders, kitchen, fryer and reports of one shop. Each POST carries an id, which is its key when it is sent again.',
    },
    paths,
  }
}

function operation({ path, summary, query, input, answers, method }: Route) {
  const parameters = [
    ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
      name,
      in: 'path',
      required: true,
      schema: { type: 'string', ...(name === 'id' && { format: 'uuid' }) },
    })),
    ...Object.entries(query).map(([name, schema]) => ({ name, in: 'query', required: false, schema: jsonSchema(schema, 'input') })),
  ]
  const done = Object.entries(answers).map(([status, { description, schema }]) => [
    status,
    content(description, schema && jsonSchema(schema, 'output')),
  ])
  const refused = (method === 'POST' ? POST_REFUSALS : GET_REFUSALS).map(([status, description]) => [
    status,
    content(description, jsonSchema(refusalSchema, 'output')),
  ])
  return {
    summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(input ? { requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(input, 'input') } } } } : {}),
    responses: Object.fromEntries([...refused, ...done]),
  }
}

const ALL_REFUSALS = [
  [401, 'This device is not enrolled, or nobody is signed in on it'],
  [403, 'From a page of another site, or not for whoever is signed in'],
  [421, 'Asked for under a name that is not ours'],
] as const
const GET_REFUSALS = [
  ...ALL_REFUSALS,
  [400, 'What stands behind the ? is not what is asked for'],
  [404, 'There is no such thing'],
  [429, 'Where customers ask: too many at once'],
  [503, 'The shop is opening, or what answers this is away'],
] as const
const POST_REFUSALS = [
  ...ALL_REFUSALS,
  [400, 'Not JSON, or not what is asked for; nothing was done'],
  [404, 'No such order or batch'],
  [409, 'The id was used for something else, or the state of things forbids it'],
  [413, 'More than 64 KB'],
  [415, 'Not application/json'],
  [422, 'Something that is not on the menu; nothing was done'],
  [503, 'starting · not-confirmed: outcome unknown, ask again with the same id · full'],
] as const

function content(description: string, schema: object | null) {
  return { description, content: schema === null ? { 'text/plain': {} } : { 'application/json': { schema } } }
}

/** Without the dialect's name: OpenAPI 3.1 has it for the whole document. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}
