import { z } from 'zod'
import { tradingDate } from '@/lib/domain/trading-date'
import { spaceName } from '@/lib/realtime/log'
import { closeLetterInput, kitchenQuery, recordQuery, searchQuery, sendLetterInput } from '@/lib/realtime/log-api'
import type { OpenDeps } from '@/workers/deps'
import { type Answer, notFound, ok, refuse } from '../answer'
import type { InTurn } from '../in-turn'
import type { Once } from '../once'
import { get, post, type Route } from '../route'
import { Histograms } from './histogram'
import { Journeys } from './journey'
import { kitchenAt } from './kitchen-then'
import { closeLetter, sendLetter } from './letter-acts'
import { listLetters } from './letter-views'
import type { LogView } from './log-view'
import { describeRecord, recordAt } from './record'
import { readFurther, searchFor } from './search'
import { EXAMPLES, wantedIn } from './search-words'

export type LogRoutesOptions = { deps: OpenDeps; view: LogView; once: Once; inTurn: InTurn }

/** The answers' types stand in lib/realtime/log-api.ts, which the page is built on. */
const anything = z.record(z.string(), z.unknown())
const letterDone = z.object({ id: z.uuid(), offset: z.int(), status: z.enum(['sent', 'closed']), place: anything.nullable() })
const spaceQuery = z.object({ space: spaceName })
const histogramQuery = spaceQuery.extend({ date: z.iso.date().optional() })

/** What one can ask of the log, and do with its dead letters. */
export function logRoutes({ deps, view, once, inTurn }: LogRoutesOptions): Route[] {
  const { env, clock, menus, kafka } = deps
  const { window, finder } = view
  const nowMs = () => clock.nowMs()
  const journeys = new Journeys()
  const histograms = new Histograms(window, env.TIME_ZONE)
  const acts = { kafka, once, inTurn, menus, nowMs, lettersOf: (space: string) => view.lettersOf(space) }

  /** A question about one space, whose query has been understood. */
  const ask = <Query extends z.ZodObject<{ space: typeof spaceName }>>(
    text: { path: string; summary: string },
    query: Query,
    answer: (asked: z.output<Query>, space: Awaited<ReturnType<typeof finder.around>> & object) => Promise<Answer>,
  ): Route =>
    get({ ...text, query: query.shape, answer: anything }, async (asked) => {
      const parsed = query.safeParse(Object.fromEntries(asked.query))
      if (!parsed.success) return notUnderstood(parsed.error)
      return finder.ask(async () => {
        const around = await finder.around(String(parsed.data['space']))
        return around ? answer(parsed.data, around) : notFound('There is no such space now.')
      })
    })

  return [
    get(
      { path: '/api/log/spaces', summary: 'The shop and the demos: whose topics there are, and who reads them', answer: anything },
      async () => ok({ spaces: await finder.ask(() => finder.spaces()) }),
    ),
    ask(
      { path: '/api/log/record', summary: 'One record: what is in it, where its order has been, who has read it' },
      recordQuery,
      async (place, around) => {
        const record = await recordAt(window, around.space, place)
        if (!record) return notFound('Nothing stands there.')
        const sightings = view.watchOf(around.space.name)?.sightings ?? null
        return ok(
          await describeRecord(
            { sight: view.sightOf(around.space), journeys, readers: await view.readersOf(around), sightings },
            place,
            record,
          ),
        )
      },
    ),
    ask(
      { path: '/api/log/search', summary: 'Records by order, id, key, offset or time, the newest first' },
      searchQuery,
      async ({ q, further }, { space }) => {
        const wanted = wantedIn(q, nowMs(), env.TIME_ZONE)
        const from = further === undefined ? null : readFurther(further)
        if (!wanted || (further !== undefined && !from)) return refuse(400, 'not-understood', EXAMPLES, [{ path: 'q', message: EXAMPLES }])
        return ok(await searchFor(view.sightOf(space), wanted, from))
      },
    ),
    ask(
      { path: '/api/log/dead-letters', summary: 'Records that could not be used, the newest first, and what was done with them' },
      spaceQuery,
      async ({ space }) => {
        const found = await view.lettersOf(space)
        return found ? ok(await listLetters(window, found.space, found.letters)) : notFound('There is no such space now.')
      },
    ),
    ask(
      { path: '/api/log/histogram', summary: 'How many records each part of a trading day brought' },
      histogramQuery,
      async ({ date }, { space }) => ok(await histograms.of(space, date ?? tradingDate(nowMs(), env.TIME_ZONE), nowMs())),
    ),
    get(
      { path: '/api/log/kitchen', summary: 'The shop as its screens showed it at a time', query: kitchenQuery.shape, answer: anything },
      async ({ query }) => {
        const parsed = kitchenQuery.safeParse(Object.fromEntries(query))
        if (!parsed.success) return notUnderstood(parsed.error)
        return finder.ask(async () => {
          const around = await finder.around('shop')
          return around
            ? ok(await kitchenAt(window, deps, around.space, Math.min(parsed.data.at, nowMs())))
            : notFound('There is no shop now.')
        })
      },
    ),
    post(
      {
        path: '/api/log/dead-letters/sent',
        summary: 'A dead letter, repaired, goes to where it came from',
        input: sendLetterInput,
        answer: letterDone,
      },
      (input) => sendLetter(acts, input),
    ),
    post(
      {
        path: '/api/log/dead-letters/closed',
        summary: 'A dead letter needs nothing more. It is kept',
        input: closeLetterInput,
        answer: letterDone,
      },
      (input) => closeLetter(acts, input),
    ),
  ]
}

function notUnderstood(error: z.ZodError): Answer {
  const fields = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const [first] = fields
  return refuse(400, 'not-understood', first ? `${first.path}: ${first.message}` : 'That is not understood.', fields)
}
