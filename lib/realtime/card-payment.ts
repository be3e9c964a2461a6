import { z } from 'zod'

/** What a till is told of a card, and whether there is a terminal at all. */

export const cardTerminalAnswer = z.object({ terminal: z.boolean() })

export const cardPaymentAnswer = z.discriminatedUnion('status', [
  z.object({ id: z.uuid(), status: z.literal('approved'), reference: z.string() }),
  z.object({ id: z.uuid(), status: z.literal('declined'), why: z.string() }),
])
