// Protects the kitchen's acts when several displays share one queue: each counts once, a late one is told the truth, and ticks and
// acknowledgements are one truth for all displays, after a reload too.
import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { starterOf } from '@/lib/domain/started'
import { isTicked } from '@/lib/domain/ticks'
import { codAndChips, inHand, milk, placed, sampleId } from '@/lib/operations/events.fixture'
import { nobody } from './access/desk'
import { openShop, type Reply } from './acts.fixture'

let shop: ReturnType<typeof openShop>
beforeEach(() => {
  shop = openShop([placed({ n: 1, lines: [codAndChips, milk] }), inHand({ n: 1 })])
})
const shown = (round: number) => ({ expects: { round } })
const truthOf = ({ status, body }: Reply) => [status, Object(body['error']).message]

test('two preparers who bump one order at the same moment: one did it, the other is told, and it is ready once', async () => {
  const replies = await Promise.all([shop.act('ready', shown(0)), shop.act('ready', shown(0))])
  expect(replies.map(({ status }) => status)).toEqual([201, 409])
  expect(truthOf(replies[1]!)).toEqual([409, 'Order 101 is ready.'])
  expect(shop.types()).toEqual(['order.ready'])
})

test('twenty taps of one act are one act', async () => {
  const id = randomUUID()
  const replies = await Promise.all(Array.from({ length: 20 }, () => shop.act('ready', shown(0), id)))
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(19)
  expect(shop.types()).toEqual(['order.ready'])
})

test('a bump that was kept on a cut-off tablet does not serve what was called back meanwhile', async () => {
  await shop.act('ready', shown(0))
  await shop.act('recalled', shown(1))
  expect(truthOf(await shop.act('ready', shown(0)))).toEqual([409, 'Order 101 was served and called back meanwhile: look at it again.'])
  expect((await shop.act('ready', shown(1))).body).toMatchObject({ round: 2, status: 'ready' })
})

test('a late recall does not bring back what has been served again', async () => {
  for (const [name, round] of [
    ['ready', 0],
    ['recalled', 1],
    ['ready', 1],
  ] as const)
    await shop.act(name, shown(round))
  expect(truthOf(await shop.act('recalled', shown(1)))).toEqual([409, 'Order 101 was called back and is ready again.'])
})

test('a ticked line is ticked for everybody, and a second preparer who ticks it does not untick it', async () => {
  const tick = { lines: [1], done: true, ...shown(0) }
  const replies = await Promise.all([shop.act('ticked', tick), shop.act('ticked', tick)])
  expect(replies.map(({ status }) => status)).toEqual([201, 201])
  expect([0, 1].map((line) => isTicked(shop.facts().ticks, 0, line))).toEqual([false, true])
  await shop.act('ticked', { lines: [1], done: false, ...shown(0) })
  expect(isTicked(shop.facts().ticks, 0, 1)).toBe(false)
})

test('what is called back has nothing ticked, and a tick of the round before is told so', async () => {
  const tick = { lines: [0], done: true, ...shown(0) }
  await shop.act('ticked', tick)
  await shop.act('ready', shown(0))
  await shop.act('recalled', shown(1))
  expect(isTicked(shop.facts().ticks, 1, 0)).toBe(false)
  expect(await shop.act('ticked', { ...tick, lines: [1] })).toMatchObject({ status: 409 })
})

test.each([
  ['no line', { lines: [], done: true }, 400],
  ['no wish', { lines: [0] }, 400],
  ['a line before the first', { lines: [-1], done: true }, 400],
  ['a line that the sale has not', { lines: [2], done: true }, 409],
  ['a field that nobody knows', { lines: [0], done: true, by: 'Mo' }, 400],
])('a tick with %s is refused, and nothing is in the log', async (_, body, status) => {
  expect(await shop.act('ticked', body)).toMatchObject({ status, body: { error: { message: expect.any(String) } } })
  expect(shop.types()).toEqual([])
})

test('a cancelled order is acknowledged once for the shop; who comes second is told', async () => {
  expect(truthOf(await shop.act('acknowledged'))).toEqual([409, 'Order 101 is being wrapped.'])
  expect(await shop.act('cancelled')).toMatchObject({ status: 201 })
  const replies = await Promise.all([shop.act('acknowledged'), shop.act('acknowledged')])
  expect(replies.map(({ status }) => status)).toEqual([201, 409])
  expect(truthOf(replies[1]!)).toEqual([409, 'Order 101 has been cancelled, and somebody has seen it.'])
  expect(shop.types()).toEqual(['order.cancelled', 'order.acknowledged'])
})

const display = (n: number) => ({
  ...nobody,
  device: { id: sampleId(70 + n), name: `Kitchen ${n}`, kinds: ['kitchen'] as const, till: null, tokenHash: '', enrolledAtMs: 0 },
})
const begin = (n: number, body: object = {}, by: number[] = []) =>
  shop.act(
    'started',
    { lines: [0, 1], done: true, expects: { round: 0, by: by.map((one) => sampleId(70 + one)) }, ...body },
    randomUUID(),
    display(n),
  )
const starter = () => [0, 1].map((line) => starterOf(shop.facts().started, 0, line)?.name ?? null)

test('two displays that start one order at once: one has it, the other is told whose it is, and neither serves over the other', async () => {
  const replies = await Promise.all([begin(1), begin(2)])
  expect(replies.map(({ status }) => status)).toEqual([201, 409])
  expect(truthOf(replies[1]!)).toEqual([409, 'Kitchen 1 has started order 101.'])
  for (const [name, body] of [
    ['ready', shown(0)],
    ['ticked', { lines: [1], done: true, ...shown(0) }],
  ] as const)
    expect(truthOf(await shop.act(name, body, randomUUID(), display(2)))).toEqual([409, 'Kitchen 1 has started order 101.'])
  expect(starter()).toEqual(['Kitchen 1', 'Kitchen 1'])
  expect(await shop.act('ready', shown(0), randomUUID(), display(1))).toMatchObject({ status: 201 })
})

test('what was started is taken over by whoever has seen whose it was, put down only there, and nobody’s once it is called back', async () => {
  await begin(1)
  expect(await begin(1)).toMatchObject({ status: 201, body: { status: 'started', lines: [{ turn: 1 }, { turn: 1 }] } })
  expect(await begin(2, {}, [1])).toMatchObject({ status: 201 })
  expect(starter()).toEqual(['Kitchen 2', 'Kitchen 2'])
  expect(truthOf(await begin(1, { done: false }, [1]))).toEqual([409, 'Kitchen 2 has started order 101.'])
  expect(await begin(2, { done: false }, [2])).toMatchObject({ status: 201 })
  expect(starter()).toEqual([null, null])
  await begin(2)
  await shop.act('ready', shown(0), randomUUID(), display(2))
  await shop.act('recalled', shown(1))
  expect(await shop.act('ready', shown(1), randomUUID(), display(1))).toMatchObject({ status: 201, body: { round: 2 } })
})

test('who is no display starts nothing', async () => {
  expect(await shop.act('started', { lines: [0], done: true })).toMatchObject({ status: 409 })
  expect(shop.types()).toEqual([])
})
