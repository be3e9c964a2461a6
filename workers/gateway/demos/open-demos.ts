import { openDemo } from '@/demo/open-demo'
import type { Env } from '@/lib/server/env'
import { openLogWindow } from '@/lib/server/kafka/log-window'
import { systemClock } from '@/lib/server/system'
import { AcksDesk } from './acks-desk'
import { DemoDesk } from './demo-desk'

export type OpenDemos = { desk: DemoDesk; acks: AcksDesk; close(): Promise<void> }

/** Nothing is started or asked before the first request. `program`: what Node runs for a demonstration. */
export function openDemos(env: Pick<Env, 'KAFKA_BROKERS' | 'TOPIC_PREFIX'>, program: readonly string[]): OpenDemos {
  const window = openLogWindow(env.KAFKA_BROKERS)
  const acks = new AcksDesk(program)
  const desk = new DemoDesk({
    launch: (demo, settings) => openDemo(demo, settings, undefined, program),
    window,
    prefix: env.TOPIC_PREFIX,
    nowMs: () => systemClock.nowMs(),
  })
  return {
    desk,
    acks,
    /** What cannot be closed in time ends by itself: its channel to us is gone. */
    async close() {
      desk.close()
      await Promise.all([acks.clear(), window.close()])
    },
  }
}
