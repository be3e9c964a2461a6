import { z } from 'zod'
import { pence, tillNumber } from '../topics/shapes'
import { identity } from './identity'

/** A card that is to be taken. The id is the payment's own: asked again with it, the card is not taken again. */
export const cardPaymentInput = z.strictObject({ id: identity, till: tillNumber.max(9), pence: pence.min(1) })
