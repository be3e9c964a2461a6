import { parseArgs } from 'node:util'
import { openKitchenDisplay } from '../kitchen-display'
import { basketsNamed } from '../menu'
import { sellAsTold } from '../sell-as-told'
import { staffFrom } from '../staff'
import { createStopwatch } from '../stopwatch'
import { openTillLines } from '../till-lines'

// STAFF=… bench/programs/till-load.ts --port N [--baskets mixed] [--watch]
// Tills that sell by HTTP as the parent says. With --watch a kitchen display is open beside them, and when it has shown each order,
// placed and ready, is measured as well.

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '' },
    baskets: { type: 'string', default: 'mixed' },
    watch: { type: 'boolean', default: false },
  },
})
const staff = staffFrom(process.env)
const address = { host: '127.0.0.1', port: Number(values.port) }
const connections = 32
/** The gateway refuses more than 1,000. */
const mostUnanswered = 800

const stopwatch = createStopwatch()
let sold = 0
let answered = 0
let refused = 0
/** Orders that the display has not shown as ready yet, and what it has shown of them. */
const unseen = new Map<string, { dueMs: number; placed: boolean; waited: boolean }>()

const lines = openTillLines(
  { ...address, staff, count: connections, baskets: basketsNamed(values.baskets) },
  ({ id, dueMs }, status, body) => {
    answered++
    if (status === 503) {
      refused++
      unseen.delete(id)
      return
    }
    if (status !== 201 && status !== 200) throw new Error(`an order was answered ${status}: ${body()}`)
    stopwatch.took('accepted', dueMs, performance.now())
  },
)
if (values.watch) {
  const [watcher] = staff.values()
  if (!watcher) throw new Error('nobody is there to watch the display')
  const display = openKitchenDisplay(watcher, (orders) => {
    const nowMs = performance.now()
    for (const { id, placed, waiting, ready } of orders) {
      const order = unseen.get(id)
      if (!order) continue
      if (placed && !order.placed) stopwatch.took('placed', order.dueMs, nowMs)
      order.placed ||= placed !== undefined
      order.waited ||= waiting !== undefined
      if (!ready) continue
      stopwatch.took('ready', order.dueMs, nowMs)
      stopwatch.took(order.waited ? 'cooked to order' : 'food was there', order.dueMs, nowMs)
      unseen.delete(id)
    }
  })
  await display.opened
}

sellAsTold({
  sell(n, dueMs) {
    const id = lines.sell(n, dueMs)
    sold++
    if (values.watch) unseen.set(id, { dueMs, placed: false, waited: false })
  },
  flush: lines.flush,
  unanswered: () => sold - answered,
  mostUnanswered,
  refused: () => refused,
  unseen: () => [...unseen.keys()],
  stopwatch,
})
