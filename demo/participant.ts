import { setTimeout as pause } from 'node:timers/promises'
import type { Redis } from 'ioredis'
import type { Kafka } from 'kafkajs'
import { z } from 'zod'
import { env } from '@/lib/server/env'
import { kafkaClient } from '@/lib/server/kafka/client'
import { createLogger } from '@/lib/server/log'
import { connectRedis } from '@/lib/server/redis'
import { type Chance, seededChance } from '@/workers/robots/wishes'
import { type Said, type Setup, setup, type Told, told } from './messages'

/** How long people take, in a demonstration that may run faster than life. */
export type Pace = { between(fromMs: number, toMs: number, signal?: AbortSignal): Promise<void> }

/** A process of a demonstration: the tills, a preparer, a cook or an accountant. */
export type Participant = {
  setup: Setup
  kafka: Kafka
  /** Connects at the first command. */
  redis: Redis
  chance: Chance
  pace: Pace
  /** Tells the director; what a participant tells is what the screen shows. */
  say(said: Said): void
  onTold(listener: (told: Told) => void): void
  /** What to do before the process ends; not when it is killed. */
  onEnd(act: () => Promise<void>): void
}

/** Longer than a cook has an order in hand. */
const endLimitMs = 6000

export function openParticipant(json: string): Participant {
  const given = setup.parse(JSON.parse(json))
  const logger = createLogger(given.name)
  const chance = seededChance(given.seed)
  let speed = given.speed
  const listeners: ((told: Told) => void)[] = []
  const acts: (() => Promise<void>)[] = []

  let ending = false
  async function end(): Promise<void> {
    if (ending) return
    ending = true
    setTimeout(() => process.exit(1), endLimitMs).unref()
    for (const act of acts.toReversed()) await act().catch((error: unknown) => logger.warn({ error: String(error) }, 'could not be closed'))
    process.exit(0)
  }
  process.on('SIGTERM', () => void end())
  // Ctrl-C reaches every process of the terminal at once. The director then ends us, in order.
  process.on('SIGINT', () => {})
  // The director is gone, however it died: nobody is left who could end us.
  process.on('disconnect', () => void end())

  process.on('message', (message) => {
    const heard = z.parse(told, message)
    if (heard.do === 'pace') speed = heard.speed
    for (const listener of listeners) listener(heard)
  })

  return {
    setup: given,
    kafka: kafkaClient({ brokers: env.KAFKA_BROKERS, logger, clientId: given.name.replace(' ', '-') }),
    redis: connectRedis(env.REDIS_URL, logger),
    chance,
    pace: {
      between: (fromMs, toMs, signal) => pause((fromMs + chance() * (toMs - fromMs)) / speed, undefined, signal && { signal }),
    },
    say(said) {
      if (process.connected) process.send?.(said)
    },
    onTold: (listener) => listeners.push(listener),
    onEnd: (act) => acts.push(act),
  }
}
