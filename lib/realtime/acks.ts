import { z } from 'zod'

/** What the acks experiment is asked, says while it runs, and finds. */

export const acksChoices = ['0', '1', 'all'] as const
export const acksChoice = z.enum(acksChoices)
export type Acks = z.infer<typeof acksChoice>

const acksStages = ['opening', 'sending', 'killed', 'led-again', 'counting'] as const

export const acksProgress = z.object({
  acks: acksChoice,
  stage: z.enum(acksStages),
  sent: z.int(),
  acknowledged: z.int(),
})
export type AcksProgress = z.infer<typeof acksProgress>

export const acksResult = z.object({
  acks: acksChoice,
  /** Orders that the till has sent, and will not send again. */
  sent: z.int(),
  /** Of these, those that a broker has said it has. With acks 0 no broker ever says anything. */
  acknowledged: z.int(),
  /** Different orders that are in the log. */
  inLog: z.int(),
  /** Sent and not in the log. */
  lost: z.int(),
  /** Acknowledged and not in the log. */
  acknowledgedLost: z.int(),
  /** Copies in the log beyond the first of an order. */
  doubled: z.int(),
  /** From the kill until another broker led. */
  leaderlessMs: z.int(),
})
export type AcksResult = z.infer<typeof acksResult>

/** What the program of the experiment tells the gateway that started it. */
export const acksMessage = z.discriminatedUnion('say', [
  z.object({ say: z.literal('progress'), progress: acksProgress }),
  z.object({ say: z.literal('result'), result: acksResult }),
  z.object({ say: z.literal('failed'), reason: z.string() }),
])
export type AcksMessage = z.infer<typeof acksMessage>

const count = (n: number) => n.toLocaleString('en-GB')
const orders = (n: number) => `${count(n)} ${n === 1 ? 'order' : 'orders'}`

export function acksStageWords({ stage, sent, acknowledged, acks }: AcksProgress): string {
  const soFar =
    acks === '0' ? `${orders(sent)} sent, none is ever acknowledged` : `${orders(sent)} sent, ${count(acknowledged)} acknowledged`
  switch (stage) {
    case 'opening':
      return 'Three brokers are being opened, on data of their own'
    case 'sending':
      return soFar
    case 'killed':
      return `The leader has been killed; until another leads, the till waits. ${soFar}`
    case 'led-again':
      return `Another broker leads, the killed one is coming back. ${soFar}`
    case 'counting':
      return 'The log is being read back and counted'
    default:
      return stage satisfies never
  }
}

/** What the figures mean, in a sentence or two. */
export function acksWords({ acks, sent, acknowledged, lost, acknowledgedLost, doubled }: AcksResult): string {
  switch (acks) {
    case '0':
      return `No broker ever acknowledges. ${lost === 0 ? 'By luck none was lost this time' : `${orders(lost)} of ${count(sent)} went to a leader that was dead or no leader any more`}, and the till cannot know which.`
    case '1':
      return acknowledgedLost === 0
        ? `The leader alone acknowledges. This time the others had copied all of the ${orders(acknowledged)} before it was killed; nothing makes sure of that.`
        : `The leader alone acknowledges: it was killed with ${orders(acknowledgedLost)} that the others had not copied yet. The till was told that they are safe.`
    case 'all':
      return `Acknowledged means that each copy in sync has it: of ${orders(acknowledged)} ${count(acknowledgedLost)} were lost. ${
        doubled === 0
          ? 'None was doubled this time; one that is sent again after a lost answer would be.'
          : `${orders(doubled)} stand there twice, because the answer was lost and they were sent again; a reader drops the second by its id.`
      }`
    default:
      return acks satisfies never
  }
}

/** What makes the difference visible, said wherever the figures are shown. */
export const acksHow =
  'Three brokers of their own, one partition with three copies, 400 orders a second; the leader is killed with SIGKILL and started again. ' +
  'The two that copy ask for news four times a second, as over a slow line: by default they are a millisecond behind, and acks=1 seldom loses anything.'
