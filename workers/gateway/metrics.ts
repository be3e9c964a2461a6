import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { foodSight } from '@/lib/domain/cabinet/view'
import { foodsById } from '@/lib/domain/menu'
import type { Menus } from '@/lib/operations/ports'
import { inTime } from './dependencies'
import type { GroupLag } from './lag'
import type { Picture } from './picture'
import { get, type Route } from './route'

export type MetricsOptions = {
  picture: Picture
  menus: Menus
  nowMs(): number
  lag(): Promise<GroupLag[]>
  deadLetters(): Promise<number>
  pending(): number
}

export type Metrics = {
  route: Route
  answered(path: string, method: string, status: number, seconds: number): void
  acknowledged(seconds: number): void
}

/** From a thousandth of a second, which a quiet broker takes, to the three seconds after which people are told to ask again. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3]

/** What Prometheus asks for. Gauges are read when it asks; nothing is counted up to be wrong later. */
export function createMetrics(options: MetricsOptions): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const handling = new Histogram({
    name: 'chippy_request_seconds',
    help: 'Handling time of requests to the API',
    labelNames: ['method', 'path', 'status'],
    buckets: SECONDS,
    registers,
  })
  const publishing = new Histogram({
    name: 'chippy_publish_seconds',
    help: 'From handing an event to the broker to its acknowledgement by all replicas',
    buckets: SECONDS,
    registers,
  })
  stateGauges(options, registers)
  logGauges(options, registers)
  return {
    route: get({ path: '/metrics', summary: 'Figures for Prometheus', may: 'this machine', answer: null }, async () => ({
      status: 200,
      text: await registry.metrics(),
      contentType: registry.contentType,
    })),
    answered: (path, method, status, seconds) => handling.labels(method, path, String(status)).observe(seconds),
    acknowledged: (seconds) => publishing.observe(seconds),
  }
}

function stateGauges({ picture, menus, nowMs, pending }: MetricsOptions, registers: Registry[]) {
  new Gauge({
    name: 'chippy_orders',
    help: 'Orders in the memory of the gateway (all open ones, the last 2,000 closed) by state',
    labelNames: ['state'],
    registers,
    collect() {
      for (const [state, count] of Object.entries(picture.board.countByState())) this.set({ state }, count)
    },
  })
  new Gauge({
    name: 'chippy_portions',
    help: 'Portions in the cabinet and the fryer',
    labelNames: ['food', 'where'],
    registers,
    collect() {
      const menu = menus.current()
      const view = picture.cabinetView
      if (view === null) return
      for (const { id: food } of menu.foods.filter(({ kind }) => kind !== 'free')) {
        const { heldPortions, promised, coming, needed } = foodSight(view, food, foodsById(menu), nowMs())
        for (const [where, count] of Object.entries({ free: heldPortions, promised, coming, needed })) this.set({ food, where }, count)
      }
    },
  })
  // Counters, because they only grow: cooked = free + set aside + served + wasted + expired.
  new Counter({
    name: 'chippy_portions_total',
    help: 'Portions since the beginning, by what became of them',
    labelNames: ['food', 'what'],
    registers,
    collect() {
      this.reset()
      for (const [food, totals] of Object.entries(picture.cabinet?.totals ?? {})) {
        for (const [what, count] of Object.entries(totals)) this.inc({ food, what }, Math.max(0, count))
      }
    },
  })
  new Gauge({
    name: 'chippy_pending',
    help: 'Events that the broker has not acknowledged yet',
    registers,
    collect() {
      this.set(pending())
    },
  })
}

function logGauges({ lag, deadLetters }: MetricsOptions, registers: Registry[]) {
  new Gauge({
    name: 'chippy_lag',
    help: 'Records that a group has not read yet, by topic',
    labelNames: ['group', 'topic'],
    registers,
    async collect() {
      // A broker that is away must not take the other figures with it, nor hold them back until Prometheus has given up.
      const groups = await inTime(lag()).catch(() => [])
      this.reset()
      for (const { worker, topics } of groups)
        for (const [topic, records] of Object.entries(topics)) this.set({ group: worker, topic }, records)
    },
  })
  new Gauge({
    name: 'chippy_dead_letters',
    help: 'Records in dead-letters: those that could not be used, and notes of what was done with them',
    registers,
    async collect() {
      const count = await inTime(deadLetters()).catch(() => null)
      if (count !== null) this.set(count)
    },
  })
}
