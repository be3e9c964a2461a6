import { z } from 'zod'
import { deviceKinds, needsPassword, roles } from '../domain/access/role'
import { approvalKinds } from '../domain/limits'
import { tillNumbers } from '../domain/order-number'
import { identity } from './identity'
import { plainText } from './plain-text'

const name = plainText.min(1).max(40)
/** Six digits: 5 tries in half an hour leave whoever guesses one chance in 200,000. */
export const pin = z.string().regex(/^\d{6}$/, 'must be six digits')
/** Length is what counts (NIST SP 800-63B); nobody is asked for signs of every kind. */
export const password = z.string().min(12, 'must have 12 characters or more').max(200)
const till = z.int().min(1).max(tillNumbers.length)

const kinds = z.array(z.enum(deviceKinds)).min(1)

export const setUpInput = z.strictObject({
  ...{ id: identity, link: z.string().min(20).max(100), shopName: name, name, password, pin },
  /** What this computer is for; everything unless said otherwise. */
  kinds: kinds.default([...deviceKinds]),
})
export const signInInput = z.strictObject({ id: identity, person: identity, pin, password: z.string().max(200).optional() })
/** Without person and PIN: whoever is signed in allows it. */
export const approvalInput = z.strictObject({
  ...{ id: identity, person: identity.optional(), pin: pin.optional() },
  for: z.enum(approvalKinds),
  pence: z.int().min(0).max(100_000_000),
})
export const onlyId = z.strictObject({ id: identity })

const role = z.enum(roles)
const person = {
  name,
  roles: z
    .array(role)
    .min(1)
    .transform((held) => [...new Set(held)]),
}
/** Managers and owners need a password too. */
export const addPersonInput = z
  .strictObject({ id: identity, ...person, pin, password: password.optional() })
  .refine((input) => !needsPassword(input.roles) || input.password !== undefined, {
    path: ['password'],
    message: 'is needed for a manager or an owner',
  })
/** Without PIN or password the old one stays. */
export const changePersonInput = z.strictObject({ id: identity, ...person, pin: pin.optional(), password: password.optional() })

export const askEnrolmentInput = z
  .strictObject({ id: identity, name, kinds, till: till.optional() })
  .refine(({ kinds, till: number }) => kinds.includes('till') === (number !== undefined), {
    path: ['till'],
    message: 'is needed for a till, and for nothing else',
  })

export type ApprovalInput = z.infer<typeof approvalInput>
export type SetUpInput = z.infer<typeof setUpInput>
export type SignInInput = z.infer<typeof signInInput>
export type ChangePersonInput = z.infer<typeof changePersonInput>
export type AskEnrolmentInput = z.infer<typeof askEnrolmentInput>
