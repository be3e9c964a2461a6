import { useState } from 'react'
import { type DemoNumber, demos, type DemoSettings as Settings, speedRange } from '@/lib/realtime/demos'
import type { DemoRun } from '@/lib/realtime/experiments'
import type { Act } from '../../live/use-act'
import styles from './experiments.module.css'
import { Stepper } from './stepper'

const counts = ['tills', 'preparers', 'cooks', 'partitions'] as const
const speeds = [1, 2, 5, 10, 20]
const names = { tills: 'Tills', preparers: 'Preparers', cooks: 'Cooks', partitions: 'Partitions' } as const

/** As the talk has it; for somebody who looks for the first time fast enough that something happens while they read. */
const usualOf = (demo: DemoNumber): Settings => {
  const { tills, preparers, cooks, partitions } = demos[demo].ranges
  return {
    tills: tills.default,
    preparers: preparers.default,
    cooks: cooks.default,
    partitions: partitions.default,
    speed: speedRange.default,
    keys: false,
  }
}

/** Before the start what it is to begin with; while it runs each tap changes it at once. */
export function DemoSettings({ demo, run, act }: { demo: DemoNumber; run: DemoRun; act: Act }) {
  const [chosen, choose] = useState<Settings>(() => usualOf(demo))
  const runs = run.by === 'here'
  const trading = runs && run.report?.phase === 'trading' && !run.ending
  const settings = runs ? run.settings : chosen
  const locked = runs ? !trading || act.busy : run.by === 'elsewhere' || act.busy

  function change(part: Partial<Omit<Settings, 'keys'>>) {
    if (runs) void act.act('/api/demos/varied', { demo, ...part })
    else choose({ ...chosen, ...part })
  }

  return (
    <section aria-label="Start and vary">
      <div className={styles.steppers}>
        {counts
          .filter((name) => demos[demo].ranges[name].to > 0)
          .map((name) => {
            const { from, to } = demos[demo].ranges[name]
            const value = settings[name]
            // Partitions can be added, not taken away.
            const least = runs && name === 'partitions' ? value : from
            return (
              <Stepper
                key={name}
                name={names[name]}
                value={value}
                lower={value > least ? value - 1 : null}
                higher={value < to ? value + 1 : null}
                disabled={locked}
                change={(next) => change({ [name]: next })}
                {...(name === 'partitions' && { note: 'Partitions can be added, not taken away' })}
              />
            )
          })}
        <Stepper
          name="Speed"
          value={settings.speed}
          lower={speeds.findLast((speed) => speed < settings.speed) ?? null}
          higher={speeds.find((speed) => speed > settings.speed) ?? null}
          disabled={locked}
          change={(speed) => change({ speed })}
        />
      </div>
      <StartOrEnd demo={demo} run={run} act={act} settings={chosen} />
      {act.trouble !== null && (
        <p className={styles.trouble} role="alert">
          {act.trouble}
        </p>
      )}
    </section>
  )
}

function StartOrEnd({ demo, run, act, settings }: { demo: DemoNumber; run: DemoRun; act: Act; settings: Settings }) {
  switch (run.by) {
    case 'elsewhere':
      return (
        <p className={styles.note}>
          It was started in a terminal, so it can only be watched here. Whoever started it there varies it there, and ends it with Ctrl-C.
        </p>
      )
    case 'here':
      return (
        <button type="button" className="btn" disabled={run.ending || act.busy} onClick={() => void act.act('/api/demos/ended', { demo })}>
          {run.ending ? 'It is ending …' : `End demo ${demo}`}
        </button>
      )
    case 'nobody':
      return (
        <button
          type="button"
          className="btn gold"
          data-adds-reader
          disabled={act.busy}
          aria-busy={act.busy}
          onClick={() => void act.act('/api/demos/started', { demo, settings })}
        >
          {act.busy ? 'Starting …' : `Start demo ${demo}`}
        </button>
      )
    default:
      return run satisfies never
  }
}
