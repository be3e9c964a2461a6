import { z } from 'zod'
import {
  demoQuery,
  endAcksInput,
  endDemoInput,
  experimentInput,
  startAcksInput,
  startDemoInput,
  undoInput,
  varyDemoInput,
} from '@/lib/inputs/demo'
import { requestHash } from '@/lib/operations/request-hash'
import { acksProgress, acksResult } from '@/lib/realtime/acks'
import type { DemoNumber } from '@/lib/realtime/demos'
import { systemAlarm } from '@/lib/server/system'
import { type Answer, ok, refuse, wrongState } from '../answer'
import type { InTurn } from '../in-turn'
import { Once } from '../once'
import { Memory } from '../remembered'
import { get, post, type Route } from '../route'
import type { AcksDesk } from './acks-desk'
import type { DemoDesk } from './demo-desk'
import type { RunningDemo } from './running-demo'

export type DemoRoutesOptions = { desk: DemoDesk; acks: AcksDesk; inTurn: InTurn; nowMs(): number }

/** Whoever asks hears of it within this time; a reader that is stopped first finishes the order that it has in hand. */
const answerWithinMs = 5000
const mostRemembered = 1000

const doneAnswer = z.object({ id: z.uuid(), status: z.literal('done') })
const anything = z.looseObject({})

/** What the log view does with the demonstrations. They are on topics of their own: nothing here reaches the shop's. */
export function demoRoutes({ desk, acks, inTurn, nowMs }: DemoRoutesOptions): Route[] {
  const once = new Once({ memory: new Memory(mostRemembered), nowMs, alarm: systemAlarm, deadlineMs: answerWithinMs, mostPending: 50 })

  /** One act on a demonstration after the other: a second tap finds what the first has done. */
  async function act(
    kind: string,
    { id, ...content }: { id: string },
    about: string,
    perform: () => Promise<string | null>,
  ): Promise<Answer> {
    return once.run({ id, request: requestHash(kind, content) }, async () => {
      const refused = await inTurn.run(about, perform)
      return refused === null ? { status: 201, body: { id, status: 'done' } } : wrongState(refused)
    })
  }
  const actOn = (
    kind: string,
    input: { id: string; demo: DemoNumber },
    perform: (demo: RunningDemo) => Promise<string | null> | string | null,
  ) =>
    act(kind, input, `demo ${input.demo}`, async () => {
      const demo = await desk.here(input.demo)
      return typeof demo === 'string' ? demo : perform(demo)
    })

  return [
    get(
      {
        path: '/api/demos/one',
        summary: 'One demonstration: its last report and the experiments on it',
        may: ['manager'],
        answer: anything,
        query: demoQuery.shape,
      },
      async ({ query }) => {
        const asked = demoQuery.safeParse({ demo: query.get('demo') })
        return asked.success ? ok(await desk.answer(asked.data.demo)) : refuse(400, 'not-understood', 'demo is a number from 1 to 6.')
      },
    ),
    post(
      {
        path: '/api/demos/started',
        summary: 'Starts one, on topics made anew',
        may: ['manager'],
        input: startDemoInput,
        answer: doneAnswer,
      },
      (input) => act('demo.started', input, 'start', () => desk.start(input.demo, input.settings)),
    ),
    post(
      {
        path: '/api/demos/varied',
        summary: 'More or fewer tills, preparers, cooks; more partitions; another speed',
        may: ['manager'],
        input: varyDemoInput,
        answer: doneAnswer,
      },
      ({ id, demo, ...change }) => actOn('demo.varied', { id, demo, ...change }, (running) => running.vary(change)),
    ),
    post({ path: '/api/demos/ended', summary: 'Ends one', may: ['manager'], input: endDemoInput, answer: doneAnswer }, (input) =>
      actOn('demo.ended', input, (running) => running.end()),
    ),
    post(
      {
        path: '/api/demos/experiments',
        summary: 'Begins an experiment on one that runs',
        may: ['manager'],
        input: experimentInput,
        answer: doneAnswer,
      },
      (input) => actOn('experiment.begun', input, (running) => running.begin(input.experiment)),
    ),
    post(
      { path: '/api/demos/undone', summary: 'Takes an experiment back', may: ['manager'], input: undoInput, answer: doneAnswer },
      (input) => actOn('experiment.undone', input, (running) => running.undo(input.number)),
    ),
    ...acksRoutes(acks, act),
  ]
}

const acksAnswer = z.object({ running: acksProgress.nullable(), results: z.array(acksResult), failed: z.string().nullable() })

type Act = (kind: string, input: { id: string }, about: string, perform: () => Promise<string | null>) => Promise<Answer>

function acksRoutes(acks: AcksDesk, act: Act): Route[] {
  return [
    get(
      {
        path: '/api/demos/acks',
        summary: 'The acks experiment: how far it is, and what was counted',
        may: ['manager'],
        answer: acksAnswer,
      },
      () => ok(acks.answer),
    ),
    post(
      {
        path: '/api/demos/acks/started',
        summary: 'Kills the leader of three brokers of its own, under a till',
        may: ['manager'],
        input: startAcksInput,
        answer: doneAnswer,
      },
      (input) => act('acks.started', input, 'acks', () => acks.start(input.acks)),
    ),
    post(
      {
        path: '/api/demos/acks/ended',
        summary: 'Ends it with its brokers, and forgets the counts',
        may: ['manager'],
        input: endAcksInput,
        answer: doneAnswer,
      },
      (input) => act('acks.ended', input, 'acks', async () => (await acks.clear(), null)),
    ),
  ]
}
