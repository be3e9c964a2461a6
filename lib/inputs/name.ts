import { z } from 'zod'
import { customerName, nameGraphemes } from '../domain/customer-name'
import { identity } from './identity'
import { plainText } from './plain-text'

/** What the customer is called, as they said it; empty takes it away. */
export const nameInput = z.strictObject({
  id: identity,
  name: plainText.max(1000).transform((text, context) => {
    const name = customerName(text)
    if (name !== null) return name
    context.addIssue({ code: 'custom', message: `at most ${nameGraphemes} characters` })
    return z.NEVER
  }),
})
