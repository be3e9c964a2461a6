// Protects those who look into the log from its speed: at a thousand records a second the page still draws and answers, and keeps up.
import { expect, test } from '@playwright/test'
import { asStranger, flood, measureFrames, openLog } from './log-reader'
import { signIn } from './people'

const topic = 'demo1.orders'
const perSecond = 1_000
const measuredMs = 10_000

test('a thousand records a second do not make the tapes stutter', async ({ context, page }) => {
  test.setTimeout(120_000)
  await signIn(context)
  await asStranger(async (kafka, producer) => {
    const admin = kafka.admin()
    await admin.connect()
    await admin.createTopics({ topics: [{ topic, numPartitions: 3 }], waitForLeaders: true })
    try {
      await producer.send({ topic, messages: [{ partition: 0, value: '{"order":1,"till":1,"parts":[["chips"]]}' }] })
      await openLog(page, '?space=demo1')
      await expect(page.getByRole('list', { name: /^orders p0/ })).toBeVisible()

      // The page of the demonstration, with what comes in and a chosen event: as much as there can be to draw.
      await page.keyboard.press('e')
      await page.keyboard.press('ArrowDown')
      let flowing = true
      const flooding = flood(producer, topic, perSecond, () => flowing)
      const measured = async () => {
        try {
          await expect(page.getByText(/^([89]\d\d|1,\d{3}) a second$/).first()).toBeVisible({ timeout: 20_000 })
          return await measureFrames(page, measuredMs)
        } finally {
          flowing = false
          // Before its topic goes.
          await flooding
        }
      }
      const smooth = await measured()
      const sent = await flooding
      process.stdout.write(`log view at ${perSecond} records/s: ${JSON.stringify(smooth)}\n`)
      test.info().annotations.push({ type: 'frames', description: JSON.stringify(smooth) })

      // Two cores carry the broker, the shop and this browser, which draws without a graphics card.
      expect(smooth.p95Ms).toBeLessThan(100)
      expect(smooth.longestTaskMs).toBeLessThan(400)
      const ends = await admin.fetchTopicOffsets(topic)
      expect(ends.reduce((sum, { high }) => sum + Number(high), 0)).toBe(sent + 1)
      const last = Number(ends.find(({ partition }) => partition === 0)?.high) - 1
      await expect(page.getByRole('button', { name: new RegExp(`^orders p0, offset ${last}:`) })).toBeVisible()
    } finally {
      await admin.deleteTopics({ topics: [topic] })
      await admin.disconnect()
    }
  })
})
