// Guarantee: whatever happens in whatever order, portions are conserved, nobody gets what somebody else has, nobody is
// overtaken without need, and nobody waits for ever while the cook follows the advice.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { advise } from './advise'
import { checkCabinet } from './check'
import { closeDraft } from './draft'
import { apply, evolve, openCabinet } from './evolve'
import { dropped, foods, lifted, minute, placed, tell } from './scene.fixture'
import { lacking, patienceMs } from './settle'
import { emptyCabinet } from './state'
import { event, food, story, watch } from './stories.fixture'

test('portions are conserved, and no portion is promised twice', () => {
  fc.assert(
    fc.property(story, (happenings) => watch(happenings, (_, state) => checkCabinet(state))),
    { numRuns: 300 },
  )
})

test('what an order is given was free or came just now, and it is in time', () => {
  fc.assert(
    fc.property(story, (happenings) =>
      watch(happenings, (before, state, { atMs }) => {
        for (const [id, { got }] of Object.entries(state.orders)) {
          const had = before.orders[id]?.got.length ?? 0
          for (const lot of got.slice(had)) expect(lot.dueMs).toBeGreaterThan(atMs)
        }
      }),
    ),
    { numRuns: 300 },
  )
})

test('what a device says of when a key was pressed makes food older and longer in the fat, and never fresher', () => {
  const happened = fc.oneof(
    fc.constantFrom('cod', 'chips', 'plaice').map((name) => lifted('b', name, 6)),
    fc.constantFrom('cod', 'chips', 'plaice').map((name) => dropped('b', name, 6)),
  )
  fc.assert(
    fc.property(happened, fc.integer({ min: -minute, max: 300 * minute }), (what, keptMs) => {
      const atMs = 400 * minute
      const silent = tell([{ event: what, atMs }]).state
      const told = tell([{ event: what, atMs, doneMs: atMs - keptMs }]).state
      const [dueMs, froMs] = [told.lots[0]?.dueMs, told.fryer['b']?.atMs]
      if (dueMs !== undefined) expect(dueMs).toBe((silent.lots[0]?.dueMs ?? 0) - Math.max(0, keptMs))
      if (froMs !== undefined) expect(froMs).toBeLessThanOrEqual(atMs)
      if (what.type === 'batch.lifted') expect(told.lots.length === 0).toBe(told.totals[what.value.food]?.expired === 6)
      checkCabinet(told)
    }),
  )
})

test('oldest first: nobody is left waiting with food that a younger order was given in the same moment', () => {
  fc.assert(
    fc.property(story, (happenings) =>
      watch(happenings, (before, state, { atMs }) => {
        const ids = Object.keys(state.orders)
        for (const [place, id] of ids.entries()) {
          const older = state.orders[id]
          if (older?.status !== 'waiting') continue
          const younger = ids
            .slice(place + 1)
            .flatMap((other) => (state.orders[other]?.got ?? []).slice(before.orders[other]?.got.length ?? 0))
          const could = (name: string) => [...state.lots, ...younger].reduce((sum, lot) => sum + (lot.food === name ? lot.n : 0), 0)
          const lacks = Object.entries(lacking(older)).filter(([, n]) => n > 0)
          const impatient = atMs - older.sinceMs > patienceMs
          const overtaken = impatient
            ? younger.some((lot) => lacks.some(([name]) => name === lot.food))
            : lacks.every(([name, n]) => could(name) >= n)
          expect(overtaken, id).toBe(false)
        }
      }),
    ),
    { numRuns: 300 },
  )
})

test('oldest first: of one food no older free portion is left when a younger one is given', () => {
  fc.assert(
    fc.property(story, (happenings) =>
      watch(happenings, (before, state) => {
        for (const [id, { got }] of Object.entries(state.orders)) {
          for (const lot of got.slice(before.orders[id]?.got.length ?? 0)) {
            for (const left of state.lots) if (left.food === lot.food) expect(left.dueMs).toBeGreaterThanOrEqual(lot.dueMs)
          }
        }
      }),
    ),
    { numRuns: 300 },
  )
})

test('a repeat of the whole story changes nothing that is counted', () => {
  fc.assert(
    fc.property(story, (happenings) => {
      const once = tell(happenings)
      const { orders, totals, fryer } = once.state
      const placedAgain = happenings
        .filter(({ event: { type } }) => /placed|lifted|dropped|undone|wasted/.test(type))
        .map((happening) => ({ ...happening, atMs: once.state.clockMs }))
      const twice = tell(placedAgain, foods, once).state
      expect({ orders: twice.orders, totals: twice.totals, fryer: twice.fryer }).toEqual({ orders, totals, fryer })
    }),
    { numRuns: 200 },
  )
})

test('it does not matter how many events are decided at once', () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 40 }), (events) => {
      const nowMs = 90 * minute
      const records = events.map((happened, offset) => ({
        ...happened,
        id: `event-${offset}`,
        topic: 'orders',
        partition: 0,
        offset,
        timestampMs: nowMs,
      }))
      const together = evolve(emptyCabinet(0, 1), records, { foods, nowMs })
      let alone = emptyCabinet(0, 1)
      const seen: string[] = []
      for (const record of records) {
        const draft = openCabinet(alone, foods, nowMs, seen)
        apply(draft, record)
        alone = closeDraft(draft)
        seen.push(...draft.marks)
      }
      expect({ ...together.state, version: 0 }).toEqual({ ...alone, version: 0 })
      expect(JSON.parse(JSON.stringify(alone))).toEqual(alone)
    }),
    { numRuns: 200 },
  )
})

test('nobody waits for ever: a cook who only follows the advice serves every order', () => {
  const orders = fc.array(
    fc.tuple(
      fc.array(fc.array(food, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 0, max: 4 * minute }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  fc.assert(
    fc.property(orders, (queue) => {
      let atMs = 0
      let told = tell([])
      const frying: { batch: string; food: string; portions: number; dueMs: number }[] = []
      const cook = (untilMs: number) => {
        for (; atMs < untilMs; atMs += 20_000) {
          for (const done of frying.filter((one) => one.dueMs <= atMs)) {
            frying.splice(frying.indexOf(done), 1)
            told = tell([{ event: lifted(done.batch, done.food, done.portions), atMs, id: done.batch }], foods, told)
          }
          for (const advice of advise(told.state, foods, atMs)) {
            const name = `b${told.offset}`
            frying.push({
              batch: name,
              food: advice.food,
              portions: advice.portions,
              dueMs: atMs + (foods.get(advice.food)?.fryMinutes ?? 0) * minute,
            })
            told = tell([{ event: dropped(name, advice.food, advice.portions), atMs, id: name }], foods, told)
          }
        }
      }
      for (const [n, [parts, passMs]] of queue.entries()) {
        cook(atMs + passMs)
        told = tell([{ event: placed(`o${n}`, ...parts), atMs, id: `o${n}` }], foods, told)
      }
      cook(atMs + 90 * minute)
      checkCabinet(told.state)
      expect(Object.values(told.state.orders).filter(({ status }) => status === 'waiting')).toEqual([])
    }),
    { numRuns: 40 },
  )
})
