import { accessSync, constants } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. What is installed or built lies here; what a shop remembers lies in its own data directory. */
export const ROOT = resolve(fileURLToPath(new URL('../..', import.meta.url)))

/** Bundles, build stamps, and the jars: they belong to the checkout, so two shops beside each other share them. */
export const BUILD = join(ROOT, '.build')
export const JARS = join(BUILD, 'jars')

/** The first executable of this name on PATH, or undefined. */
export function onPath(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find(isExecutable)
}

export function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
