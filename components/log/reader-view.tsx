import type { LogReader } from '@/lib/realtime/log'
import { Explain } from './explain'
import styles from './inspector.module.css'
import { LetterTag } from './letter-tag'
import { assignedOf, count, counted, isRebalancing, lagOf } from './say'

/** One reader: its group, who of it has which tape, and where it stands on each. */
export function ReaderView({ reader, close }: { reader: LogReader; close: () => void }) {
  // Of a group that reads whole topics most tapes may be empty: they are counted, not listed.
  const written = reader.positions.filter(({ at, lag }) => at > 0 || lag > 0)
  const empty = reader.positions.length - written.length
  return (
    <section aria-label={`The reader ${reader.name}`}>
      <h2>
        <LetterTag reader={reader} />
        {reader.name}
        <small>{lagOf(reader.lag)}</small>
      </h2>
      <p className={styles.note}>
        Group <b>{reader.group}</b>
        {reader.state !== null && ` · ${isRebalancing(reader) ? 'sharing its tapes out anew' : reader.state.toLowerCase()}`}
      </p>
      <ul className={styles.members}>
        {reader.members.map((member) => (
          <li key={member.id}>
            <b>{member.name}</b>
            <span>{member.assigned.length === 0 ? 'idle: no tape is left for it' : assignedOf(member)}</span>
          </li>
        ))}
        {reader.members.length === 0 && (
          <li>{reader.state === null ? 'Who was in the group then is not kept.' : 'Nobody is in the group.'}</li>
        )}
      </ul>
      <table className={styles.positions}>
        <caption className="sr-only">Where {reader.name} stands</caption>
        <thead>
          <tr>
            <th scope="col">tape</th>
            <th scope="col">reads next</th>
            <th scope="col">lag</th>
          </tr>
        </thead>
        <tbody>
          {written.map(({ topic, partition, at, lag, committed }) => (
            <tr key={`${topic} ${partition}`}>
              <td>
                {topic} p{partition}
              </td>
              <td>{committed ? count(at) : `${count(at)}, nothing read yet`}</td>
              <td className={lag > 0 ? styles.waiting : undefined}>{count(lag)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        {empty > 0 && `${counted(empty, 'more tape')} without events. `}A flag moves when the reader commits its offset.
      </p>
      <Explain word="group" />
      <button type="button" className="btn" onClick={close}>
        Back to the events
      </button>
    </section>
  )
}
