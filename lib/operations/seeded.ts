/** A number from 0 up to 1 that follows from what is given (FNV-1a): the same robot does the same again after a restart. */
export function fractionOf(...of: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  for (const letter of of.join('/')) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  // FNV leaves the high bits of short texts alike: mix once more.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}
