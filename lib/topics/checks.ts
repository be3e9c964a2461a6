import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { z } from 'zod'
import { type TopicName, topics } from './all'
import { wrongAt } from './foreign'

/** What is wrong with a value, in short; null when nothing is. */
export type Check = (value: unknown) => string | null

export type RecordType = {
  topic: TopicName
  keyed: 'shop/till' | 'shop' | 'as found'
  /** For what strangers and people send: says exactly what is wrong. 4 µs and more. */
  zod: Check
  /** The same schema compiled, for records between our own workers: every order is read a dozen times. 0.4 µs. */
  compiled: Check
}

// Formats are not looked at because zod gives each a pattern as well, which is its own rule to the letter.
const ajv = new Ajv2020({ strict: false, validateFormats: false })

function recordType(topic: (typeof topics)[number], schema: z.ZodType): RecordType {
  let validate: ValidateFunction | null = null
  return {
    topic: topic.name,
    keyed: topic.key,
    zod: (value) => {
      const read = schema.safeParse(value)
      return read.success ? null : wrongAt(read.error)
    },
    compiled: (value) => {
      // Compiling takes milliseconds: only for the types that this process really reads.
      validate ??= ajv.compile(z.toJSONSchema(schema, { io: 'input' }))
      return validate(value) ? null : wrongPath(validate)
    },
  }
}

function wrongPath({ errors }: ValidateFunction): string {
  const error = errors?.[0]
  const missing: unknown = error?.params['missingProperty']
  const path = [...(error?.instancePath.split('/').slice(1) ?? []), ...(typeof missing === 'string' ? [missing] : [])]
  return `wrong value at ${path.join('.') || 'the top'}`
}

/** Every CloudEvents type of the shop. */
export const recordTypes: ReadonlyMap<string, RecordType> = new Map(
  topics.flatMap((topic) => Object.entries(topic.types).map(([type, schema]): [string, RecordType] => [type, recordType(topic, schema)])),
)
