import type { DemoReport } from '@/lib/realtime/demos'
import type { DemoRun } from '@/lib/realtime/experiments'
import { count, counted, upFor } from '../say'
import styles from './experiments.module.css'

/** What can be said of the whole demonstration: how it opens, how it goes, how the last one ended. */
export function RunState({ run, nowMs }: { run: DemoRun; nowMs: number }) {
  switch (run.by) {
    case 'elsewhere':
      return <p className={styles.note}>{counted(run.members, 'reader')} in its groups now.</p>
    case 'nobody':
      return <Last {...run} />
    case 'here':
      if (run.report?.phase === 'trading' && !run.ending) return <Trading report={run.report} />
      return (
        <p className={styles.note} role="status">
          {run.ending
            ? 'The tills close, everybody finishes the order in hand and leaves. '
            : 'Its topics are made anew and its readers start, each as a process of its own. '}
          {upFor(nowMs - run.sinceMs)}
        </p>
      )
    default:
      return run satisfies never
  }
}

function Trading({ report: { tradingMs, ordered, ready, inPerSecond, outPerSecond, cabinet } }: { report: DemoReport }) {
  return (
    <dl className={styles.figures}>
      <Figure label="sells for" value={upFor(tradingMs)} />
      <Figure label="ordered" value={`${count(ordered)} · ${inPerSecond.toFixed(1)} a second`} />
      <Figure label="ready" value={`${count(ready)} · ${outPerSecond.toFixed(1)} a second`} />
      {cabinet !== null && (
        <Figure
          label="hot cabinet"
          value={Object.entries(cabinet)
            .map(([food, portions]) => `${portions} ${food}`)
            .join(', ')}
        />
      )}
    </dl>
  )
}

function Last({ last, failed }: { last: string[]; failed: string | null }) {
  if (failed !== null)
    return (
      <p className={styles.trouble} role="alert">
        It ended by itself: {failed}
      </p>
    )
  if (last.length === 0) return null
  return (
    <div className={styles.note}>
      <h3>The last run</h3>
      {last.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}

export function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
