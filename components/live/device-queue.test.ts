/** Guarantee: what is told as kept is in IndexedDB, two tabs never give one number twice, and a clearing loses nothing that can be found and is said. */
import 'fake-indexeddb/auto'
import { deleteDB } from 'idb'
import { afterEach, describe, expect, it } from 'vitest'
import { createDevice } from './device-db'
import { createDeviceQueue, type DeviceQueue } from './device-queue'
import { copiesIn, type TextStore } from './left-behind'
import { decideAnswer, decideKept, decideOrder, emptyQueue, type Kept, keepDoneMs, unfinished } from './queue'

const today = '2026-11-20'
const asked = { till: 2, today, shops: null }
const entry = (id: string): Kept => ({ id, path: '/api/orders', body: { id }, label: id, keptAtMs: 1 })

function memory(): TextStore & { all: Map<string, string> } {
  const all = new Map<string, string>()
  return {
    all,
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, value) => void all.set(key, value),
    removeItem: (key) => void all.delete(key),
  }
}

let count = 0
let name = ''
afterEach(() => deleteDB(name))

/** One device with several tabs of till 2. */
function till(store = memory()) {
  count += 1
  name = `test-${count}`
  const told: string[] = []
  const clock = { nowMs: 1_000 }
  const tab = (device = createDevice(name)): DeviceQueue =>
    createDeviceQueue({
      box: 'till-2',
      open: device.open,
      copies: copiesIn(() => store, 'till-2'),
      nowMs: () => clock.nowMs,
      changed: () => {},
      tell: () => void told.push('added'),
    })
  return { tab, store, told, clock }
}
const order = (queue: DeviceQueue, id: string) =>
  queue.append((state) => decideOrder(state, asked, (number) => ({ ...entry(id), label: String(number) })))
const keep = (queue: DeviceQueue, id: string) => queue.append((state) => decideKept(state, entry(id)))
const shown = (queue: DeviceQueue) => unfinished(queue.known().state).map((one) => one.id)

describe('queue of a device', () => {
  it('is found again after a reload', async () => {
    const { tab, told } = till()
    await keep(tab(), 'a')
    expect(told).toEqual(['added'])
    const reloaded = tab()
    await reloaded.append()
    expect(shown(reloaded)).toEqual(['a'])
    expect(told).toEqual(['added'])
  })

  it('gives each order a number of its own, in however many tabs they are taken at once', async () => {
    const { tab } = till()
    const tabs = [tab(), tab(), tab()]
    await Promise.all(Array.from({ length: 60 }, (_, at) => order(tabs[at % 3]!, `order-${at}`)))
    await tabs[0]!.append()
    const labels = unfinished(tabs[0]!.known().state).map((one) => Number(one.label))
    expect(labels).toEqual(Array.from({ length: 60 }, (_, at) => 201 + at))
  })

  it('keeps nothing of what could not be decided, and goes on', async () => {
    const { tab } = till()
    const queue = tab()
    await expect(
      queue.append(() => {
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await keep(queue, 'a')
    expect(shown(queue)).toEqual(['a'])
  })

  it('keeps nothing of what cannot be written, and says so', async () => {
    const { tab } = till()
    const queue = tab()
    await expect(
      queue.append(() => [
        { type: 'kept', entry: entry('a') },
        { type: 'kept', entry: { ...entry('b'), body: () => {} } },
      ]),
    ).rejects.toThrow()
    await queue.append()
    expect(shown(queue)).toEqual([])
  })

  it('shares the device with other queues and shows only its own', async () => {
    const { tab, store } = till()
    await keep(tab(), 'a')
    const kitchen = createDeviceQueue({
      box: 'kitchen',
      open: createDevice(name).open,
      copies: copiesIn(() => store, 'kitchen'),
      nowMs: () => 1,
      changed: () => {},
      tell: () => {},
    })
    await kitchen.append()
    expect(kitchen.known().state).toEqual(emptyQueue)
  })

  it('forgets what was done a week ago, and nothing else', async () => {
    const { tab, clock } = till()
    const queue = tab()
    await keep(queue, 'done')
    await keep(queue, 'waits')
    await queue.append((state) => decideAnswer(state, 'done', { kind: 'accepted' }, clock.nowMs))
    clock.nowMs += keepDoneMs
    await queue.prune()
    const before = tab()
    await before.append()
    expect(before.known().state.done.size).toBe(1)
    clock.nowMs += 1
    await queue.prune()
    const after = tab()
    await after.append()
    expect(after.known().state.done.size).toBe(0)
    expect(shown(after)).toEqual(['waits'])
  })
})

describe('a storage that was cleared', () => {
  it('while the page was open: it has what waited, and the numbers go on', async () => {
    const { tab } = till()
    const queue = tab()
    await order(queue, 'a')
    await deleteDB(name)
    await order(queue, 'b')
    expect(unfinished(queue.known().state).map((one) => one.label)).toEqual(['201', '202'])
    expect(queue.known().state.cleared).toMatchObject({ found: 1 })
  })

  it('while the page was closed: what waited is found beside it, once', async () => {
    const { tab } = till()
    const closed = tab()
    await order(closed, 'a')
    await order(closed, 'b')
    await closed.append((state) => decideAnswer(state, 'a', { kind: 'accepted' }, 1))
    await deleteDB(name)
    const [one, two] = [tab(), tab()]
    await Promise.all([one.append(), two.append()])
    await one.append()
    expect(shown(one)).toEqual(['b'])
    expect(shown(two)).toEqual(['b'])
    expect(one.known().state).toMatchObject({ cleared: { found: 1 }, counted: { date: today, running: 2 } })
  })

  it('takes over the queue and the numbers of an older till, once, and leaves what it cannot read', async () => {
    const store = memory()
    store.setItem('chippy:outbox:till-2', JSON.stringify([entry('a')]))
    store.setItem('chippy:till:2:counter', `${today} 71`)
    const { tab } = till(store)
    const queue = tab()
    await order(queue, 'b')
    expect(unfinished(queue.known().state).map((one) => one.label)).toEqual(['a', '272'])
    expect(queue.known().state.cleared).toBeNull()
    expect([...store.all.keys()]).toEqual(['chippy:copy:till-2'])
    store.setItem('chippy:outbox:till-2', '[{"id":')
    await keep(queue, 'c')
    expect(store.all.get('chippy:outbox:till-2')).toBe('[{"id":')
  })
})
