import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

/** Inside the sources, but not built from: what a build itself writes, tests, and this supervisor, which is not bundled. */
const LEFT_OUT = [/^lib\/server\/generated\//, /^public\/service-worker\.js$/, /^workers\/shop\//, /\.test\.tsx?$/, /(^|\/)\./]

/**
 * One figure for the content of these files and folders. By content and not by time: a checkout of another branch and back
 * is not a change, and an unpacked copy with odd times is not up to date.
 *
 * @param {string} root
 * @param {string[]} sources relative to root; missing ones count as empty
 */
export function stampOf(root, sources) {
  const hash = createHash('sha256')
  const files = sources.flatMap((source) => filesUnder(root, source))
  for (const file of files.toSorted((a, b) => (a < b ? -1 : 1))) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function filesUnder(root, source) {
  const path = join(root, source)
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [source]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter((file) => !LEFT_OUT.some((pattern) => pattern.test(file)))
}
