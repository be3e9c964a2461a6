import { type Refusal, refusalSchema } from '@/lib/inputs/refusal'

/** What a request gets. The status stands here, at the edge, and nowhere below it. */
export type Answer = ({ status: number; body: object } | { status: number; text: string; contentType: string }) & { cookies?: string[] }

export const ok = (body: object): Answer => ({ status: 200, body })

export function refuse(status: number, id: string, message: string, fields?: Refusal['fields']): Answer {
  const error: Refusal = fields === undefined || fields.length === 0 ? { id, message } : { id, message, fields }
  return { status, body: { error } }
}

export const isRefusal = (answer: Answer) => answer.status >= 400

/** What a refusal says; null: it is none, or not in our words. */
export function refusalIn(answer: Answer): Refusal | null {
  if (!isRefusal(answer) || !('body' in answer)) return null
  const read = refusalSchema.safeParse(answer.body)
  return read.success ? read.data.error : null
}

export const starting = () => refuse(503, 'starting', 'The shop is opening; ask again in a moment.')
export const notFound = (message: string) => refuse(404, 'not-found', message)
/** What is true now forbids it; the message is that truth. */
export const wrongState = (truth: string) => refuse(409, 'state', truth)

/** Thrown where something that an answer needs cannot be asked now. Nothing was done. */
export class Away extends Error {
  constructor(
    readonly what: 'books' | 'log',
    cause: unknown,
  ) {
    super(`the ${what} cannot be asked: ${String(cause)}`, { cause })
  }
}

export const away = ({ what }: Away) =>
  refuse(503, `${what}-away`, 'Nothing was done: the shop cannot look that up now. Ask again in a moment.')
