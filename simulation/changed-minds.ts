import type { NewEvent } from '@/lib/topics/event'
import type { Sale, Truth } from './truth'
import type { World } from './world'

/** Part of an order is not wanted any more. */
export function removePart(world: World, truth: Truth, { reference, partition }: Sale, part: number): void {
  const { id } = reference
  const { scheduler, chance } = world
  if (truth.refunded.has(id)) return
  const gone = [...(truth.changed.get(id) ?? []), { part, atMs: scheduler.nowMs() }]
  truth.changed.set(id, gone)
  const changeId = `change-${id}-${part}`
  const tea = { item: 'tea', name: 'Tea', quantity: 1, totalPence: 120, vat: 'zero' as const, vatPence: 0 }
  const left = reference.parts.filter((_, at) => !gone.some((one) => one.part === at))
  const value = { ...reference, parts: left, removed: [{ ...tea, line: part, parts: reference.parts.slice(part, part + 1) }] }
  world.write({ type: 'order.changed', id: changeId, value: { ...value, ...money(120) } }, partition)
  const seen: NewEvent = { type: 'order.acknowledged', id: `seen-${changeId}`, value: { ...reference, seen: [changeId] } }
  scheduler.at(scheduler.nowMs() + chance.between(200, 3000), () => world.write(seen, partition))
}

/** All that is left of the money, whatever became of the food. */
export function refund(world: World, truth: Truth, { reference, partition }: Sale): void {
  const { id, parts } = reference
  if (truth.cancelled.has(id)) return
  const gone = truth.changed.get(id) ?? []
  const left = parts.flatMap((_, line) => (gone.some(({ part }) => part === line) ? [] : [line]))
  truth.refunded.add(id)
  const tea = { item: 'tea', name: 'Tea', quantity: 1, totalPence: 120, vat: 'zero' as const, vatPence: 0 }
  const value = { ...reference, lines: left.map((line) => ({ ...tea, line })), ...money(120 * left.length) }
  world.write({ type: 'order.refunded', id: `refund-${id}`, value }, partition)
}

const money = (totalPence: number) => ({ totalPence, vatPence: 0, method: null, reason: 'changed their mind', menuVersion: 1 })
