'use client'

import { type AcksResult, acksChoices, acksHow, acksStageWords, acksWords } from '@/lib/realtime/acks'
import type { AcksAnswer } from '@/lib/realtime/experiments'
import { useAct } from '../../live/use-act'
import { count } from '../say'
import styles from './experiments.module.css'
import { seenHere, usePolled } from './use-polled'

const isBusy = ({ running }: AcksAnswer) => running !== null

/** What is lost and doubled when the leader is killed, for each value of acks; on brokers of its own. */
export function AcksRow() {
  const { value: answer, askNow } = usePolled<AcksAnswer>('/api/demos/acks', {}, isBusy)
  const act = useAct(askNow, seenHere)
  const running = answer?.running ?? null
  const trouble = act.trouble ?? answer?.failed ?? null
  const done = answer?.results ?? []
  return (
    <section aria-label="acks">
      <article className={styles.row} aria-label="Kill the broker">
        <h3>acks 0, 1 or all, and the broker killed</h3>
        <p>How many copies must have an order before the till is told that it is safe? Counted, what that costs.</p>
        <p className={styles.note}>It takes about 20 s, on brokers of its own: the shop’s is not touched.</p>
        <details className={styles.note}>
          <summary>How it is done</summary>
          <p>{acksHow}</p>
        </details>
        <div className={styles.buttons}>
          {acksChoices.map((acks) => (
            <button
              key={acks}
              type="button"
              className="btn"
              disabled={answer === null || running !== null || act.busy}
              onClick={() => void act.act('/api/demos/acks/started', { acks })}
            >
              acks={acks}
            </button>
          ))}
        </div>
        {trouble !== null && (
          <p className={styles.trouble} role="alert">
            {trouble}
          </p>
        )}
        {running !== null && (
          <p className={styles.progress} role="status">
            acks={running.acks}: {acksStageWords(running)} …
          </p>
        )}
        {done.length > 0 && <AcksTable results={done} />}
        {(running !== null || done.length > 0) && (
          <button type="button" className="btn" disabled={act.busy} onClick={() => void act.act('/api/demos/acks/ended', {})}>
            {running === null ? 'Undo: forget the counts' : 'Undo: end it'}
          </button>
        )}
        {running === null && done.length > 0 && <p className={styles.note}>Its brokers have been ended, and their data taken away.</p>}
      </article>
    </section>
  )
}

function AcksTable({ results }: { results: readonly AcksResult[] }) {
  return (
    <>
      <table className={styles.acks}>
        <caption className="sr-only">What was sent and what is in the log</caption>
        <thead>
          <tr>
            {['acks', 'sent', 'acked', 'in the log', 'lost', 'doubled'].map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {results.map(({ acks, sent, acknowledged, inLog, lost, doubled }) => (
            <tr key={acks}>
              <th scope="row">{acks}</th>
              <td>{count(sent)}</td>
              <td>{acks === '0' ? 'never' : count(acknowledged)}</td>
              <td>{count(inLog)}</td>
              <td className={lost > 0 ? styles.bad : undefined}>{count(lost)}</td>
              <td>{count(doubled)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {results.map((result) => (
        <p key={result.acks} role="status">
          <b>acks={result.acks}:</b> {acksWords(result)}
        </p>
      ))}
    </>
  )
}
