import { createHash } from 'node:crypto'

/**
 * What was asked, as 22 letters. It stands in the event, so that "the same id with other content" can still be told apart
 * after a restart, when the request itself is gone. The order in which a client writes its fields does not matter.
 */
export function requestHash(act: string, content: unknown): string {
  return createHash('sha256')
    .update(`${act} ${canonical(content)}`)
    .digest('base64url')
    .slice(0, 22)
}

/** JSON with sorted keys. What JSON leaves out (undefined) is left out here too. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const fields = new Map<string, unknown>(Object.entries(value))
  let text = ''
  for (const key of [...fields.keys()].sort()) {
    const field = fields.get(key)
    if (field !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(field)}`
  }
  return `{${text}}`
}
