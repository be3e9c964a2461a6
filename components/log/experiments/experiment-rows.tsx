import { useState } from 'react'
import type { DemoNumber } from '@/lib/realtime/demos'
import { type DemoAnswer, experimentTexts } from '@/lib/realtime/experiments'
import { type Begin, ExperimentRow } from './experiment-row'
import styles from './experiments.module.css'
import { isReader, ParticipantsList } from './participants-list'
import { RewindForm } from './rewind-form'

type Props = { demo: DemoNumber; answer: DemoAnswer; askNow: () => void }

/** Who takes part, and what can be tried with them. */
export function ExperimentRows({ demo, answer: { run, experiments, serverNowMs }, askNow }: Props) {
  const [chosen, choose] = useState<string | null>(null)
  const report = run.by === 'here' && !run.ending && run.report?.phase === 'trading' ? run.report : null
  const readers = report?.participants.filter(isReader) ?? []
  const reader = readers.find(({ name }) => name === chosen)?.name ?? readers[0]?.name ?? null
  const row = { demo, experiments, enabled: report !== null, askNow }
  const onReader = (name: 'stop' | 'kill') => (
    <ExperimentRow {...row} name={name}>
      {({ begin, disabled }: Begin) => (
        <button
          type="button"
          className="btn"
          disabled={disabled || reader === null}
          onClick={() => reader !== null && begin({ name, reader })}
        >
          {experimentTexts[name].act} {reader ?? 'a reader'}
        </button>
      )}
    </ExperimentRow>
  )
  const onAll = (name: 'accountant' | 'burst' | 'keys') => (
    <ExperimentRow {...row} name={name}>
      {({ begin, disabled }: Begin) => (
        <button
          type="button"
          className="btn"
          disabled={disabled}
          onClick={() => begin({ name })}
          {...(name === 'accountant' && report !== null && { 'data-adds-reader': true })}
        >
          {experimentTexts[name].act}
        </button>
      )}
    </ExperimentRow>
  )

  return (
    <section aria-label="Experiments">
      <h2>Experiments</h2>
      <p className={styles.note}>
        {report === null
          ? 'They can be made when the demonstration was started here and runs.'
          : 'Each changes this demonstration only, and one tap takes it back.'}
      </p>
      {report !== null && <ParticipantsList report={report} chosen={reader} choose={choose} />}
      {onReader('stop')}
      {onReader('kill')}
      <ExperimentRow {...row} name="rewind">
        {(begin) => <RewindForm reader={reader} nowMs={serverNowMs} begin={begin} />}
      </ExperimentRow>
      {onAll('accountant')}
      {onAll('burst')}
      {onAll('keys')}
    </section>
  )
}
