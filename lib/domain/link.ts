/**
 * What follows one order on a phone, and is scanned when it is fetched: 130 random bits as 26 letters and digits. Nobody can guess it,
 * and it says nothing of the order. Lower case only and without 0, 1, 8 and 9: a scanner with Caps Lock on says the same.
 */
const alphabet = 'abcdefghijklmnopqrstuvwxyz234567'
const letters = 26

export const linkPattern = /^[a-z2-7]{26}$/

/** `random`: 26 bytes of the caller's, as good as the caller's randomness is. */
export function linkFrom(random: Uint8Array): string {
  if (random.length !== letters) throw new RangeError(`a link is made from ${letters} bytes, not ${random.length}`)
  return Array.from(random, (byte) => alphabet[byte & 31]).join('')
}

/** Where a link leads, under the shop's own address. */
export const linkPath = (link: string): string => `/o/${link}`

/** The link in what was scanned or typed, an address or the link alone; null when there is none. */
export function linkIn(text: string): string | null {
  const said = text.trim().toLowerCase()
  const link = /\/o\/([^/?#]+)\/?$/.exec(said)?.[1] ?? said
  return linkPattern.test(link) ? link : null
}
