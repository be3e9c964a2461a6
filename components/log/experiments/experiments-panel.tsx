'use client'

import type { DemoNumber } from '@/lib/realtime/demos'
import type { DemoAnswer } from '@/lib/realtime/experiments'
import { useAct } from '../../live/use-act'
import { demoOf } from '../all-spaces'
import { AcksRow } from './acks-row'
import { DemoHead } from './demo-head'
import { DemoSettings } from './demo-settings'
import { ExperimentRows } from './experiment-rows'
import styles from './experiments.module.css'
import { RunState } from './run-state'
import { seenHere, usePolled } from './use-polled'

/** Starting, varying and experimenting with a demonstration. `spaceId`: `demo1` … `demo6`, or `shop`, which is not experimented with. */
export function ExperimentsPanel({ spaceId }: { spaceId: string }) {
  const demo = demoOf(spaceId)
  return (
    <div className={styles.panel}>
      {demo === null ? <NotTheShop /> : <DemoPanel key={demo} demo={demo} />}
      <AcksRow />
    </div>
  )
}

function NotTheShop() {
  return (
    <section>
      <h2>Experiments</h2>
      <p className={styles.note}>
        Not with the shop: its readers wrap, cook and keep the books. Choose a demonstration above: each has topics of its own, on the same
        broker.
      </p>
    </section>
  )
}

const isBusy = ({ run }: DemoAnswer) => run.by === 'here'

function DemoPanel({ demo }: { demo: DemoNumber }) {
  const { value: answer, away, askNow } = usePolled<DemoAnswer>('/api/demos/one', { demo }, isBusy)
  const act = useAct(askNow, seenHere)
  return (
    <>
      <DemoHead demo={demo} run={answer?.run ?? null} />
      {away && (
        <p className={styles.trouble} role="alert">
          The gateway does not answer. What is shown here stands still until it does.
        </p>
      )}
      {answer === null && !away && (
        <p className={styles.note} role="status">
          Asking what runs …
        </p>
      )}
      {answer !== null && (
        <>
          <DemoSettings demo={demo} run={answer.run} act={act} />
          <RunState run={answer.run} nowMs={answer.serverNowMs} />
          <ExperimentRows demo={demo} answer={answer} askNow={askNow} />
        </>
      )}
    </>
  )
}
