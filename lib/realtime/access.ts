import { z } from 'zod'
import { deviceKinds, roles } from '../domain/access/role'

const device = z.object({ id: z.uuid(), name: z.string(), kinds: z.array(z.enum(deviceKinds)), till: z.int().nullable() })
const person = z.object({ id: z.uuid(), name: z.string(), roles: z.array(z.enum(roles)), needsPassword: z.boolean() })

/** What a device is told of itself: whether the shop knows it, and who is signed in on it. */
export const meAnswer = z.object({
  /** Null: nobody has set the shop up yet. */
  shopName: z.string().nullable(),
  device: device.nullable(),
  /** It has asked to be enrolled, and shows this code until a manager has said yes. */
  asking: device.extend({ code: z.string() }).nullable(),
  person: person.nullable(),
  /** Whose screen it is that has locked itself. */
  locked: person.nullable(),
  /** Who can sign in here. Told to enrolled devices only. */
  people: z.array(person),
  tillsInUse: z.array(z.int()),
})
export type Me = z.infer<typeof meAnswer>

export const devicesAnswer = z.object({
  devices: z.array(device.extend({ enrolledAtMs: z.number(), signedIn: z.string().nullable() })),
  asking: z.array(device.extend({ code: z.string(), askedAtMs: z.number() })),
})
export type Devices = z.infer<typeof devicesAnswer>

export const peopleAnswer = z.object({ people: z.array(person) })
export type People = z.infer<typeof peopleAnswer>
