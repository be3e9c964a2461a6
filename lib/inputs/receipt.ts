import { z } from 'zod'
import { linkPattern } from '../domain/link'
import { identity } from './identity'
import { plainText } from './plain-text'

/** `link`: what follows the order on a phone, where the till still has it; the log has only its hash. */
export const printReceiptInput = z.strictObject({ id: identity, link: z.string().toLowerCase().regex(linkPattern).optional() })

/** What becomes of the receipts that did not print. */
export const unprintedInput = z.strictObject({ id: identity, print: z.boolean() })

/** Loopback and "any" addresses as a URL writes them, however they were typed, and the names for them. */
const here = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\]|\[::ffff:(7f[0-9a-f]{2}:[0-9a-f]{1,4}|0:0)\])$/

/**
 * Whether this is the machine that the shop runs on. Nothing that listens only there expects paper to print: its own services do,
 * and whoever may set a printer must not be able to talk to them.
 */
export function isThisMachine(host: string): boolean {
  const address = `http://${host.includes(':') ? `[${host}]` : host}`
  return URL.canParse(address) && here.test(new URL(address).hostname.replace(/\.$/, ''))
}

const addressLine = plainText.min(1).max(60)
/** A name or an address of the shop's own network; it is only ever connected to. */
const host = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9.:_-]{1,255}$/, 'must be a name or an address')

export const receiptSettings = z.strictObject({
  address: z.array(addressLine).max(6),
  /** As HMRC wrote it: "GB 123 4567 89". */
  vatNumber: z
    .string()
    .trim()
    .regex(/^[A-Za-z]{0,2}[ 0-9]{9,17}$/, 'must be nine digits, with GB before them or not')
    .nullable(),
  printer: z.strictObject({ host, port: z.int().min(1).max(65_535) }).nullable(),
  prints: z.enum(['every', 'asked']),
})
export type ReceiptSettings = z.infer<typeof receiptSettings>
export const receiptInput = receiptSettings.extend({ id: identity })
