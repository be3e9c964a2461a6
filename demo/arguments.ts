import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type DemoNumber, type DemoSettings, demoNumber, demos, settingsSchema } from '@/lib/realtime/demos'

export type Asked = { demo: DemoNumber; settings: DemoSettings; seconds: number | null; data: string | undefined; headless: boolean }

export const usage = `npm run demo -- N [options]
${Object.entries(demos)
  .map(([demo, { title }]) => `  ${demo}   ${title}`)
  .join('\n')}
  acks [--acks 0|1|all]   what is lost and doubled when a broker is killed, counted; on brokers of its own
  --tills N  --preparers N  --cooks N  --partitions N
  --speed N     how many times faster than life
  --keys        the hash of the till's number says which partition, instead of the till
  --seconds N   ends after so long, with a summary
  --data DIR    with Kafka and Redis of the shop that keeps its data there`

/** What was asked for, or what is wrong with it. */
export function readArguments(argv: string[]): Asked | { wrong: string } {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: {
        ...{ tills: { type: 'string' }, preparers: { type: 'string' }, cooks: { type: 'string' }, partitions: { type: 'string' } },
        ...{ speed: { type: 'string' }, keys: { type: 'boolean' }, seconds: { type: 'string' }, data: { type: 'string' } },
        ...{ headless: { type: 'boolean' } },
      },
    })
    const { seconds, data, headless = false, ...given } = values
    const demo = z.coerce.number().pipe(demoNumber).parse(positionals[0])
    const limit = seconds === undefined ? null : z.coerce.number().positive().parse(seconds)
    return { demo, data, headless, seconds: limit, settings: settingsSchema(demo).parse(given) }
  } catch (error) {
    if (error instanceof z.ZodError)
      return { wrong: error.issues.map(({ path, message }) => `${path.join('.') || 'N'}: ${message}`).join('\n') }
    return { wrong: error instanceof Error ? error.message : String(error) }
  }
}
