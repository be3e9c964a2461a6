import { cabinet } from './cabinet'
import { collected } from './collected'
import { cook } from './cook'
import { deadLetters } from './dead-letters'
import { fryer } from './fryer'
import { hotFood } from './hot-food'
import { makeUp } from './make-up'
import { menu } from './menu'
import { orders } from './orders'
import { ready } from './ready'
import type { TopicDefinition } from './topic'

/** Every topic of the shop. `cash` and `stock` come with cash-up and deliveries. */
export const topics = [
  orders,
  cook,
  hotFood,
  makeUp,
  ready,
  collected,
  fryer,
  cabinet,
  menu,
  deadLetters,
] as const satisfies TopicDefinition[]
export type TopicName = (typeof topics)[number]['name']
