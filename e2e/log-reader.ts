import { expect, type Page } from '@playwright/test'
import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs'
import { shopFile } from './open-shop'

/** What somebody does who looks into the log, and what a stranger's program writes into it. */

/** The gateway hangs while this runs: it is there, takes connections, and says nothing. */
export async function whileGatewayHangs(act: () => Promise<void>): Promise<void> {
  const pid = shopFile().pids.gateway
  process.kill(pid, 'SIGSTOP')
  try {
    await act()
  } finally {
    process.kill(pid, 'SIGCONT')
  }
}

/** Opens the log in a page of its own and waits until its tapes are there. */
export async function openLog(page: Page, query = ''): Promise<void> {
  await page.goto(`/log${query}`)
  await expect(page.getByText(/^Broker up/)).toBeVisible({ timeout: 20_000 })
}

/** A program of somebody else, while it is needed. */
export async function asStranger<T>(act: (kafka: Kafka, producer: Producer) => Promise<T>): Promise<T> {
  const kafka = new Kafka({ brokers: [shopFile().kafka], clientId: 'stranger', logLevel: logLevel.NOTHING })
  const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner })
  await producer.connect()
  try {
    return await act(kafka, producer)
  } finally {
    await producer.disconnect()
  }
}

/** Writes so many orders a second to three tapes of a demonstration, in bundles of 50 ms, until it is told to stop. */
export async function flood(producer: Producer, topic: string, perSecond: number, goesOn: () => boolean): Promise<number> {
  const from = performance.now()
  let sent = 0
  while (goesOn()) {
    const due = Math.floor(((performance.now() - from) / 1_000) * perSecond)
    const messages = Array.from({ length: due - sent }, (_, nth) => {
      const order = sent + nth
      return {
        partition: order % 3,
        key: String((order % 3) + 1),
        value: JSON.stringify({ order, till: (order % 3) + 1, parts: [['cod', 'chips']] }),
      }
    })
    if (messages.length > 0) await producer.send({ topic, messages })
    sent = due
    await new Promise((done) => setTimeout(done, 50))
  }
  return sent
}

type Smoothness = { frames: number; p50Ms: number; p95Ms: number; maxMs: number; longTasks: number; longestTaskMs: number }

/** How even a page draws: times between frames, and tasks that kept it from answering for more than 50 ms. */
export function measureFrames(page: Page, forMs: number): Promise<Smoothness> {
  return page.evaluate(
    (limitMs) =>
      new Promise<Smoothness>((resolve) => {
        const gaps: number[] = []
        const tasks: number[] = []
        const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
        observer.observe({ type: 'longtask' })
        const startedMs = performance.now()
        let lastMs = startedMs
        const frame = (nowMs: number) => {
          gaps.push(nowMs - lastMs)
          lastMs = nowMs
          if (nowMs - startedMs < limitMs) requestAnimationFrame(frame)
          else {
            observer.disconnect()
            const sorted = gaps.toSorted((a, b) => a - b)
            const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
            resolve({
              frames: gaps.length,
              p50Ms: at(0.5),
              p95Ms: at(0.95),
              maxMs: at(1),
              longTasks: tasks.length,
              longestTaskMs: Math.round(Math.max(0, ...tasks)),
            })
          }
        }
        requestAnimationFrame(frame)
      }),
    forMs,
  )
}
