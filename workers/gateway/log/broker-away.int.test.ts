// Protects those who look into the log from a broker that is away: they are told so, questions are refused in words, and when it is
// back the tapes go on where they were, without a page that has to be opened again.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BrokerProxy, proxyBroker } from '../broker-proxy.fixture'
import { openTestShop, type TestGateway, type TestShop, until } from '../gateway.fixture'
import { type Looker, openLooker } from './look.fixture'

let shop: TestShop
let proxy: BrokerProxy
let gateway: TestGateway
let looker: Looker

beforeAll(async () => {
  shop = await openTestShop()
  proxy = await proxyBroker(shop.env.KAFKA_BROKERS)
  gateway = await shop.open(proxy.address)
  looker = openLooker(gateway.owner)
})
afterAll(async () => {
  proxy.mend()
  looker.close()
  await shop.close()
  await proxy.close()
})

test('the page is told that the broker is away, and goes on when it is back', async () => {
  const picture = await looker.look('shop')
  expect(picture().broker.answers).toBe(true)
  const since = picture().broker.sinceMs

  proxy.cut()
  await until(
    async () => picture().broker,
    ({ answers }) => !answers,
  )
  expect(await gateway.get('/api/log/search?space=shop&q=271')).toMatchObject({ status: 503, body: { error: { id: 'log-away' } } })
  await until(
    async () => looker.seen.behindMs,
    (behind) => behind > 1000,
  )

  proxy.mend()
  await until(
    async () => picture().broker,
    ({ answers, sinceMs }) => answers && sinceMs > since,
  )
  const other = await shop.open()
  const id = randomUUID()
  expect(await other.post('/api/orders', { id, till: 1, parts: [['cod', 'chips']] })).toMatchObject({ status: 201 })
  await until(
    async () =>
      picture()
        .topics.find(({ name }) => name === 'orders')
        ?.partitions[0]?.cells.at(-1),
    (cell) => cell?.orderRef === id,
  )
})
