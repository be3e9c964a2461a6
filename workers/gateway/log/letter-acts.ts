import type { Kafka } from 'kafkajs'
import { requestHash } from '@/lib/operations/request-hash'
import type { LetterDone } from '@/lib/realtime/log-api'
import { sendOne } from '@/lib/server/kafka/send-one'
import type { MenuAt } from '@/lib/topics/foreign'
import { type Answer, notFound, refuse, wrongState } from '../answer'
import type { InTurn } from '../in-turn'
import type { Act, Once } from '../once'
import { headerText } from './cell'
import { originOf } from './letter-views'
import type { Letters, Note } from './letters'
import { recordAt } from './record'
import { repaired, stillUnusable } from './repair'
import { prefixedTopic, type Space } from './spaces'

export type LetterActsOptions = {
  kafka: Kafka
  once: Once
  inTurn: InTurn
  menus: MenuAt
  nowMs(): number
  /** The space as it is now with its letters read to their end; null: there is none. */
  lettersOf(space: string): Promise<{ space: Space; letters: Letters; read: Parameters<typeof recordAt>[0] } | null>
}

type About = { id: string; space: string; offset: number }
type Found = NonNullable<Awaited<ReturnType<LetterActsOptions['lettersOf']>>> & {
  letter: NonNullable<Awaited<ReturnType<typeof recordAt>>>
}

/** Writes what a letter holds, repaired, to where it came from. The letter stays; a note beside it says what was done. */
export function sendLetter(options: LetterActsOptions, { text, ...about }: About & { text: string }): Promise<Answer> {
  const as = { id: about.id, request: requestHash('letter.sent', { ...about, text }) }
  return act(options, 'sent', about, as, async ({ letter, space }) => {
    const origin = originOf(letter)
    const topic = space.topics.find(({ name }) => name === origin?.topic)
    if (!origin || !topic || origin.partition >= topic.partitions)
      return refuse(422, 'no-origin', 'Nothing was sent: the letter does not say where its record stood, or that is not here any more.')
    const record = repaired(letter, { topic: origin.topic, text })
    const reason = stillUnusable(record, { space: space.name, topic: origin.topic, atMs: options.nowMs() }, options.menus)
    if (reason !== null) return refuse(422, 'still-unusable', `Nothing was sent: it still cannot be used, ${reason}.`)
    const { topic: name, partition } = origin
    const offset = await sendOne(options.kafka, prefixedTopic(space, name), { ...record, headers: onlyGiven(record.headers), partition })
    return { topic: name, partition, offset }
  })
}

export function closeLetter(options: LetterActsOptions, about: About): Promise<Answer> {
  return act(options, 'closed', about, { id: about.id, request: requestHash('letter.closed', about) }, async () => null)
}

/** Does it, once, and writes the note. */
function act(
  options: LetterActsOptions,
  what: Note['what'],
  about: About,
  as: Act,
  perform: (found: Found) => Promise<Answer | Note['place']>,
): Promise<Answer> {
  const { once, inTurn } = options
  const run = async (): Promise<Answer> => {
    const found = await options.lettersOf(about.space)
    const letter = found && (await recordAt(found.read, found.space, { topic: 'dead-letters', partition: 0, offset: about.offset }))
    if (!found || !letter || headerText(letter, 'dl_note') !== '') return notFound('There is no such letter.')
    if (!found.letters.has(about.offset)) return wrongState('It is so old that nobody knows whether it has been dealt with.')
    const before = found.letters.noteOn(about.offset)
    if (before) return answerToDone(before, about, as)
    const place = await perform({ ...found, letter })
    if (place !== null && 'status' in place) return place
    await note(options.kafka, found.space, about, as, { what, place })
    return { status: 201, body: done({ what, place }, about) }
  }
  return once.run(as, () => inTurn.run(`letter ${about.space} ${about.offset}`, run))
}

/** After a restart only the note remembers who has done what. */
function answerToDone({ what, act: actId, request, place }: Note, about: About, as: Act): Answer {
  if (actId === as.id && request === as.request) return { status: 200, body: done({ what, place }, about) }
  return wrongState(what === 'sent' ? 'It has been sent again already.' : 'It has been closed.')
}

const done = ({ what, place }: Pick<Note, 'what' | 'place'>, { id, offset }: About): LetterDone => ({ id, offset, status: what, place })

async function note(kafka: Kafka, space: Space, about: About, as: Act, { what, place }: Pick<Note, 'what' | 'place'>) {
  await sendOne(kafka, prefixedTopic(space, 'dead-letters'), {
    partition: 0,
    key: null,
    value: place ? `sent again: ${place.topic} p${place.partition}, offset ${place.offset}` : 'closed',
    headers: {
      dl_note: what,
      dl_letter_offset: String(about.offset),
      dl_act: as.id,
      dl_request: as.request,
      ...(place && { dl_sent_topic: place.topic, dl_sent_partition: String(place.partition), dl_sent_offset: String(place.offset) }),
    },
  })
}

function onlyGiven(headers: Found['letter']['headers']): Record<string, Buffer | string> {
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
}
