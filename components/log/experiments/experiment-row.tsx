import type { ReactNode } from 'react'
import type { DemoNumber } from '@/lib/realtime/demos'
import { type ExperimentAsk, type ExperimentName, type ExperimentView, experimentTexts } from '@/lib/realtime/experiments'
import { useAct } from '../../live/use-act'
import { ExperimentResult } from './experiment-result'
import styles from './experiments.module.css'
import { seenHere } from './use-polled'

export type Begin = { begin: (experiment: ExperimentAsk) => void; disabled: boolean }

type Props = {
  name: ExperimentName
  demo: DemoNumber
  experiments: readonly ExperimentView[]
  enabled: boolean
  askNow: () => void
  /** The buttons that begin it. */
  children: (begin: Begin) => ReactNode
}

/** One experiment: what it shows, the button, what is seen, and the way back. */
export function ExperimentRow({ name, demo, experiments, enabled, askNow, children }: Props) {
  const act = useAct(askNow, seenHere)
  const { title, shows, undo } = experimentTexts[name]
  return (
    <article className={styles.row} aria-label={title}>
      <div className={styles.head} aria-busy={act.busy}>
        <h3>{title}</h3>
        {children({
          begin: (experiment) => void act.act('/api/demos/experiments', { demo, experiment }),
          disabled: !enabled || act.busy,
        })}
      </div>
      <p>{shows}</p>
      {enabled && act.trouble !== null && (
        <p className={styles.trouble} role="alert">
          {act.trouble}
        </p>
      )}
      {shown(experiments, name).map((view) => (
        <ExperimentResult
          key={view.number}
          view={view}
          undoWords={undo}
          disabled={act.busy}
          undo={() => void act.act('/api/demos/undone', { demo, number: view.number })}
        />
      ))}
    </article>
  )
}

/** All that are in effect, because each has its own way back; of those that are over the latest. */
function shown(experiments: readonly ExperimentView[], name: ExperimentName): ExperimentView[] {
  const mine = experiments.filter(({ ask }) => ask.name === name)
  const open = mine.filter(({ state }) => state === 'in effect' || state === 'undoing')
  return open.length > 0 ? open : mine.slice(0, 1)
}
