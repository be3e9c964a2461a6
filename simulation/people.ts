import { advise } from '@/lib/domain/cabinet/advise'
import { needOf } from '@/lib/domain/cabinet/foods'
import { viewOf } from '@/lib/domain/cabinet/view'
import { restOf, type Units } from '@/lib/domain/refund'
import type { NewEvent } from '@/lib/topics/event'
import { refund, removePart } from './changed-minds'
import type { Sale, Truth } from './truth'
import type { World } from './world'

/** Tills, a kitchen, a counter and a cook, who act on what the log and the cabinet tell them. */
export function startPeople(world: World, truth: Truth): void {
  const { settings, scheduler } = world
  for (let till = 1; till <= settings.partitions; till++) serveAt(world, truth, till)
  if (settings.bigOrder > 0) {
    scheduler.at(4000, () =>
      sell(
        world,
        truth,
        1,
        999,
        Array.from({ length: settings.bigOrder }, () => ['cod']),
      ),
    )
  }
  kitchenAndCounter(world, truth)
  cook(world, truth)
}

function serveAt(world: World, truth: Truth, till: number): void {
  const { settings, chance, scheduler } = world
  let number = 0
  const next = () => scheduler.at(scheduler.nowMs() + chance.between(0.2, 2) * settings.gapMs, serve)
  const serve = () => {
    if (world.calm()) {
      if (scheduler.nowMs() < settings.reopenAtMs) scheduler.at(settings.reopenAtMs + 100, serve)
      return
    }
    const part = () => (chance.is(0.45) ? ['cod', 'chips'] : chance.is(0.6) ? ['chips', 'peas'] : ['plaice'])
    sell(world, truth, till, ++number, Array.from({ length: 1 + chance.under(3) }, part))
    next()
  }
  next()
}

function sell(world: World, truth: Truth, till: number, number: number, parts: string[][]): void {
  const { settings, chance, scheduler } = world
  const partition = till - 1
  const id = `order-${till}-${number}`
  const atMs = scheduler.nowMs()
  const reference = { id, order: till * 100 + number, till, ticket: `${till}${number}`, parts, shop: 0 }
  truth.sales.set(id, { reference, partition, atMs })
  const tea = { item: 'tea', name: 'Tea', quantity: 1, unitPence: 120, totalPence: 120, vat: 'zero' as const, vatPence: 0 }
  const price = { lines: parts.map(() => tea), totalPence: 120 * parts.length, vatPence: 0 }
  const sale = { ...reference, ...price, placedAt: new Date(atMs).toISOString(), payment: null, menuVersion: 1 }
  world.write({ type: 'order.placed', id, value: { ...sale, eatIn: false } }, partition)
  const open = () => !truth.cancelled.has(id) && roundsOf(world, id, partition).ready === 0
  if (parts.length > 1 && chance.is(settings.change)) {
    for (const part of chance.is(0.3) && parts.length > 2 ? [0, 1] : [parts.length - 1])
      scheduler.at(atMs + chance.between(5, 6000), () => open() && removePart(world, truth, { reference, partition, atMs }, part))
  }
  if (chance.is(settings.change / 3))
    scheduler.at(atMs + chance.between(20_000, 40_000), () => refund(world, truth, { reference, partition, atMs }))
  if (!chance.is(settings.cancel)) return
  scheduler.at(atMs + chance.between(5, 6000), () => {
    // The shop refuses to cancel what is ready: 409.
    if (roundsOf(world, id, partition).ready > 0) return
    truth.cancelled.set(id, scheduler.nowMs())
    const unmade = (truth.changed.get(id) ?? []).map(({ part }): Units => ({ line: part, quantity: 1 }))
    const paidBack = truth.refunded.has(id) ? parts.map((_, line): Units => ({ line, quantity: 1 })) : []
    const rest = restOf(
      sale,
      unmade,
      paidBack.filter(({ line }) => !unmade.some((one) => one.line === line)),
    )
    world.write({ type: 'order.cancelled', id: `cancel-${id}`, value: { ...sale, ...rest, reason: 'left' } }, partition)
    const seen: NewEvent = { type: 'order.acknowledged', id: `seen-${id}`, value: reference }
    scheduler.at(scheduler.nowMs() + chance.between(200, 3000), () => world.write(seen, partition))
  })
}

/** Highest rounds of an order in the log, as every screen knows them. */
export function roundsOf(world: World, id: string, partition: number, below = Infinity): { ready: number; recalled: number } {
  const rounds = { ready: 0, recalled: 0 }
  for (const event of world.log.records('ready', partition)) {
    if (event.offset >= below) break
    if (event.type !== 'order.ready' && event.type !== 'order.recalled') continue
    if (event.value.id !== id) continue
    const kind = event.type === 'order.ready' ? 'ready' : 'recalled'
    rounds[kind] = Math.max(rounds[kind], event.value.round)
  }
  return rounds
}

function kitchenAndCounter(world: World, truth: Truth): void {
  const { settings, chance, scheduler } = world
  const done = new Set<string>()
  const read = new Map<string, number>()

  function act(event: NewEvent, partition: number, delayMs: number): void {
    scheduler.at(scheduler.nowMs() + delayMs, () => world.write(event, partition))
  }

  /** `told`: the parts of the record that says so. */
  function wrap({ reference, partition }: Sale, told: string[][]): void {
    const { id } = reference
    if (truth.wrapped.has(id) || truth.spared.has(id)) return
    const knows = () => (truth.cancelled.get(id) ?? Infinity) < scheduler.nowMs() - 200
    if (knows()) {
      truth.spared.add(id)
      return
    }
    truth.wrapped.add(id)
    const known = (truth.changed.get(id) ?? []).filter(({ atMs }) => atMs < scheduler.nowMs() - 200)
    const unwanted = known.map(({ part }) => JSON.stringify(reference.parts[part]))
    const made = told.filter((part) => {
      const at = told.length + known.length > reference.parts.length ? unwanted.indexOf(JSON.stringify(part)) : -1
      if (at >= 0) unwanted.splice(at, 1)
      return at < 0
    })
    truth.wrappedParts.set(id, made)
    const pressed = { ...reference, round: 0, lines: [{ line: 0, turn: 1 }] }
    world.write(
      { type: 'order.started', id: `start-${id}`, value: { ...pressed, display: { id: 'kitchen-2', name: 'Kitchen 2' } } },
      partition,
    )
    world.write({ type: 'order.ticked', id: `tick-${id}`, value: pressed }, partition)
    scheduler.at(scheduler.nowMs() + chance.between(300, 1200), () => {
      if (knows()) return
      const say = (round: number): NewEvent => ({
        type: 'order.ready',
        id: `ready-${id}-${round}`,
        value: { ...reference, ready: true, round },
      })
      world.write(say(1), partition)
      // Sent again by the screen, which had no answer: it may come when the order has been recalled already.
      if (!world.calm() && chance.is(2 * settings.repeat)) act(say(1), partition, chance.between(50, 3000))
      if (!chance.is(settings.recall)) return
      const recallMs = chance.between(200, 600)
      act({ type: 'order.recalled', id: `recall-${id}`, value: { ...reference, round: 1 } }, partition, recallMs)
      act(say(2), partition, recallMs + chance.between(500, 2500))
    })
  }

  function call({ reference, partition }: Sale): void {
    const { id } = reference
    scheduler.at(scheduler.nowMs() + chance.between(100, 3000), () => {
      const { ready, recalled } = roundsOf(world, id, partition)
      if (ready <= recalled || done.has(id)) return
      done.add(id)
      world.write({ type: 'order.collected', id: `collect-${id}`, value: { ...reference, ready: true, by: 'hand' } }, partition)
    })
  }

  function look(topic: 'make-up' | 'ready', partition: number, react: (sale: Sale, parts: string[][]) => void): void {
    const key = `${topic}-${partition}`
    const records = world.log.records(topic, partition)
    for (const event of records.slice(read.get(key) ?? 0)) {
      if (event.type === 'order.ticked' || event.type === 'order.started') continue
      const sale = 'id' in event.value && typeof event.value.id === 'string' ? truth.sales.get(event.value.id) : undefined
      if (sale)
        scheduler.at(scheduler.nowMs() + chance.between(50, 300), () =>
          react(sale, 'parts' in event.value && Array.isArray(event.value.parts) ? event.value.parts : []),
        )
    }
    read.set(key, records.length)
  }

  world.onWrite(() => {
    for (let partition = 0; partition < settings.partitions; partition++) {
      look('make-up', partition, wrap)
      look('ready', partition, call)
    }
  })
}

function cook(world: World, truth: Truth): void {
  const { settings, chance, scheduler, store } = world
  let number = 0
  /** Dropped by this cook and not on the cabinet's screen yet. */
  const unseen = new Map<string, { food: string; portions: number; pan: number; atMs: number }>()

  /** Until then the display has no link. */
  let linkedAtMs = 0

  /** Says it to the shop: now, or when there is a link again, one after another. When it is in the log. */
  function say(event: NewEvent): number {
    const nowMs = scheduler.nowMs()
    if (settings.late > 0 && !world.calm() && nowMs >= linkedAtMs && chance.is(settings.late))
      linkedAtMs = nowMs + chance.between(500, 8000)
    if (nowMs >= linkedAtMs) world.write(event, 0)
    else scheduler.at((linkedAtMs += 1), () => world.write(event, 0))
    return Math.max(nowMs, linkedAtMs)
  }

  const time = () => new Date(scheduler.nowMs()).toISOString()

  function drop(food: string, portions: number, pan: number): void {
    const batch = `batch-${++number}`
    const at = time()
    const saidAtMs = say({ type: 'batch.dropped', id: batch, value: { shop: 0, batch, food, portions, pan, at } })
    unseen.set(batch, { food, portions, pan, atMs: saidAtMs })
    if (!world.calm() && chance.is(settings.undo)) return undo({ batch, food, portions, pan }, 'dropped', at)
    if (!world.calm() && chance.is(settings.ghost)) return
    scheduler.at(scheduler.nowMs() + chance.between(2500, 4000), () => lift({ batch, food, portions, pan }, at, saidAtMs))
  }

  type Frying = { batch: string; food: string; portions: number; pan: number }

  /** `knownAtMs`: when every screen has heard of what is frying. */
  function lift(frying: Frying, at: string, knownAtMs: number): void {
    const { batch, food, portions } = frying
    truth.lifted.set(batch, { food, portions, atMs: scheduler.nowMs() })
    const act = (press: number): NewEvent => ({
      type: 'batch.lifted',
      id: `lift-${batch}-${press}`,
      value: { shop: 0, batch, food, portions, at: time() },
    })
    const saidAtMs = say(act(1))
    // Somebody presses the key on another screen too: another act, the same batch. The shop goes by the one that it hears of first.
    if (!world.calm() && chance.is(settings.repeat))
      scheduler.at(Math.max(scheduler.nowMs(), knownAtMs) + chance.between(50, 4000), () => {
        if (scheduler.nowMs() < saidAtMs) truth.lifted.set(batch, { food, portions, atMs: scheduler.nowMs() })
        world.write(act(2), 0)
      })
    if (!world.calm() && chance.is(settings.undo)) undo(frying, 'lifted', at)
  }

  /** The wrong key: taken back a moment later. What was lifted by mistake is lifted again when it is done. */
  function undo({ batch, food, portions, pan }: Frying, what: 'dropped' | 'lifted', at: string): void {
    scheduler.at(scheduler.nowMs() + chance.between(50, 2000), () => {
      unseen.delete(batch)
      const id = `undo-${batch}`
      const value = { shop: 0, batch, what, food, portions, frying: { portions, pan, at }, at }
      if (what === 'lifted') truth.unlifted.add(batch)
      const saidAtMs = say({ type: 'batch.undone', id, value })
      if (what === 'lifted')
        scheduler.at(scheduler.nowMs() + chance.between(1000, 4000), () => lift({ batch: id, food, portions, pan }, at, saidAtMs))
    })
  }

  function bin(food: string): void {
    const portions = 1 + chance.under(3)
    truth.binned.set(food, (truth.binned.get(food) ?? 0) + portions)
    say({ type: 'portions.wasted', id: `waste-${++number}`, value: { shop: 0, food, portions, reason: 'dry', at: time() } })
  }

  const look = () => {
    if (world.over) return
    scheduler.at(world.closed() ? settings.reopenAtMs : scheduler.nowMs() + chance.between(400, 900), look)
    const state = store.peek()
    if (!state) return
    const nowMs = store.time()
    for (const [batch, { atMs }] of unseen) if (state.fryer[batch] || scheduler.nowMs() - atMs > 2500) unseen.delete(batch)
    const view = viewOf(state)
    const fryer = { ...view.fryer, ...Object.fromEntries([...unseen].map(([batch, frying]) => [batch, { ...frying, atMs: nowMs }])) }
    for (const { food, portions, pan } of advise({ ...view, fryer }, settings.foods, nowMs)) drop(food, portions, pan)
    if (!world.calm() && chance.is(settings.waste)) bin(chance.is(0.5) ? 'cod' : 'chips')
  }
  look()
}

/** What these parts take out of the cabinet, by food. */
export function portionsOf(world: World, parts: readonly (readonly string[])[]): Record<string, number> {
  return needOf(parts, world.settings.foods)
}
