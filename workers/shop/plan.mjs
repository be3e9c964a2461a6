/** By default two processes carry all workers: one that writes the cabinet, one that writes the books (DESIGN.md 4). */
const FLOOR = ['preparer', 'cook', 'counter']
const ROBOT_FLOOR = ['preparer', 'cook', 'counter', 'robot-preparer', 'robot-cook']
const BOOKS = ['accountant', 'statistician', 'stockist']
/** Nobody waits for the books: on a busy machine they, and PostgreSQL for them, give way to the floor and the tills. */
export const BOOKS_NICENESS = 10

/**
 * The shop's own processes, in no order. `ready` says how each is asked: by its page, or by the file it writes.
 *
 * @param {{robots: boolean, split: boolean}} settings
 * @returns {{name: string, bundle: string, args: string[], ready: 'gateway' | 'file', niceness?: number}[]}
 */
export function planProcesses({ robots, split }) {
  const floor = robots ? ROBOT_FLOOR : FLOOR
  const workers = split
    ? [...floor, ...BOOKS].map((name) => [name, [name]])
    : [
        ['floor', floor],
        ['books', BOOKS],
      ]
  return [
    { name: 'gateway', bundle: 'gateway', args: [], ready: 'gateway' },
    ...workers.map(([name, args]) => ({ name, bundle: 'run', args, ready: 'file', niceness: keepBooks(args) ? BOOKS_NICENESS : 0 })),
  ]
}

const keepBooks = (workers) => workers.every((name) => BOOKS.includes(name))

/** Started last: they need an open shop. */
export const ROBOTS = { name: 'robots', bundle: 'robots', args: [], ready: 'file' }
