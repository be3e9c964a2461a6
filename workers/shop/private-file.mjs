import { renameSync, writeFileSync } from 'node:fs'

/**
 * Writes a file that only its owner may read, whole or not at all: a reader never sees half of it, and a kill in the middle
 * leaves the old one.
 */
export function writePrivate(file, text) {
  const draft = `${file}.new`
  writeFileSync(draft, text, { mode: 0o600 })
  renameSync(draft, file)
}
