import { z } from 'zod'
import { tradingDate } from '@/lib/domain/trading-date'
import * as api from '@/lib/realtime/log-api'
import type { OpenDeps } from '@/workers/deps'
import { type Answer, notFound, ok, refuse } from '../answer'
import type { InTurn } from '../in-turn'
import type { Once } from '../once'
import { get, post, type Route, type RouteText } from '../route'
import { Histograms } from './histogram'
import { Journeys } from './journey'
import { kitchenAt } from './kitchen-then'
import { closeLetter, sendLetter } from './letter-acts'
import { listLetters } from './letter-views'
import type { LogView } from './log-view'
import { describeRecord, recordAt } from './record'
import { readFurther, searchFor } from './search'
import { EXAMPLES, wantedIn } from './search-words'
import type { Surroundings } from './space-watch'
import { SHOP } from './spaces'

export type LogRoutesOptions = { deps: OpenDeps; view: LogView; once: Once; inTurn: InTurn }

/** Orders, names of devices and what is kept for the books: not for everybody in the shop. */
const managers = ['manager'] as const

/** The shop as a page of its own screens shows it; what stands in it is the screens' affair. */
const snapshot = z.looseObject({ orders: z.array(z.looseObject({ id: z.string() })), complete: z.boolean() })

/** What one can ask of the log, and do with its dead letters. */
export function logRoutes({ deps, view, once, inTurn }: LogRoutesOptions): Route[] {
  const { env, clock, menus, kafka } = deps
  const { window, finder } = view
  const nowMs = () => clock.nowMs()
  const journeys = new Journeys()
  const histograms = new Histograms(window, env.TIME_ZONE)
  const acts = { kafka, once, inTurn, menus, nowMs, lettersOf: (space: string) => finder.ask(() => view.lettersOf(space, 'all')) }

  async function record(place: z.output<typeof api.recordQuery>, around: Surroundings): Promise<Answer> {
    const found = await recordAt(window, around.space, place)
    if (!found) return notFound('Nothing stands there.')
    const readers = await view.readersOf(around)
    const sightings = view.watchOf(around.space.name)?.sightings ?? null
    return ok(await describeRecord({ sight: view.sightOf(around.space), journeys, readers, sightings }, place, found))
  }

  async function search({ q, further }: z.output<typeof api.searchQuery>, { space }: Surroundings): Promise<Answer> {
    const wanted = wantedIn(q, nowMs(), env.TIME_ZONE)
    const from = further === undefined ? null : readFurther(further)
    if (!wanted || (further !== undefined && !from)) return refuse(400, 'not-understood', EXAMPLES, [{ path: 'q', message: EXAMPLES }])
    return ok(await searchFor(view.sightOf(space), wanted, from))
  }

  async function letters(_: unknown, { space }: Surroundings): Promise<Answer> {
    const found = await view.lettersOf(space.name)
    return found ? ok(await listLetters(window, found.space, found.letters)) : notFound('There is no such space now.')
  }

  const histogram = async ({ date }: z.output<typeof api.histogramQuery>, { space }: Surroundings): Promise<Answer> =>
    ok(await histograms.of(space, date ?? tradingDate(nowMs(), env.TIME_ZONE), nowMs()))

  const kitchen = async ({ at }: z.output<typeof api.kitchenQuery>, { space }: Surroundings): Promise<Answer> =>
    ok(await kitchenAt(window, deps, space, Math.min(at, nowMs())))

  const spaceOf = ({ space }: { space: string }) => space
  const path = (name: string, summary: string, answer: z.ZodType) => ({ path: `/api/log/${name}`, summary, may: managers, answer })
  return [
    inSpace(
      view,
      path('record', 'One record: what is in it, where its order has been, who has read it', api.recordAnswer),
      api.recordQuery,
      spaceOf,
      record,
    ),
    inSpace(
      view,
      path('search', 'Records by order, id, key, offset or time, the newest first', api.searchAnswer),
      api.searchQuery,
      spaceOf,
      search,
    ),
    inSpace(
      view,
      path('dead-letters', 'Records that could not be used, and what was done with them', api.deadLettersAnswer),
      api.spaceQuery,
      spaceOf,
      letters,
    ),
    inSpace(
      view,
      path('histogram', 'How many records each part of a trading day brought', api.histogramAnswer),
      api.histogramQuery,
      spaceOf,
      histogram,
    ),
    inSpace(view, path('kitchen', 'The shop as its screens showed it at a time', snapshot), api.kitchenQuery, () => SHOP, kitchen),
    post(
      { ...path('dead-letters/sent', 'A dead letter, repaired, goes to where it came from', api.letterDone), input: api.sendLetterInput },
      (input) => sendLetter(acts, input),
    ),
    post(
      { ...path('dead-letters/closed', 'A dead letter needs nothing more. It is kept', api.letterDone), input: api.closeLetterInput },
      (input) => closeLetter(acts, input),
    ),
  ]
}

/** A question about one space. */
function inSpace<Query>(
  { finder }: LogView,
  text: RouteText & { answer: z.ZodType },
  schema: z.ZodType<Query> & { shape: Route['query'] },
  spaceOf: (asked: Query) => string,
  answer: (asked: Query, around: Surroundings) => Promise<Answer>,
): Route {
  return get({ ...text, query: schema.shape }, async ({ query }) => {
    const parsed = schema.safeParse(Object.fromEntries(query))
    if (!parsed.success) return notUnderstood(parsed.error)
    return finder.ask(async () => {
      const around = await finder.around(spaceOf(parsed.data))
      return around ? answer(parsed.data, around) : notFound('There is no such space now.')
    })
  })
}

function notUnderstood(error: z.ZodError): Answer {
  const fields = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
  const [first] = fields
  return refuse(400, 'not-understood', first ? `${first.path}: ${first.message}` : 'That is not understood.', fields)
}
