/** Closes a switch: a new kind that nobody has thought about here does not compile, and from a stranger's hand it stops us. */
export function unheardOf(kind: never): never {
  throw new Error(`nobody knows what to do with ${JSON.stringify(kind)}`)
}
