import type { DemoParticipant, DemoReport } from '@/lib/realtime/demos'
import { assignedOf, counted, lagOf } from '../say'
import styles from './experiments.module.css'

export const isReader = ({ role }: DemoParticipant) => role !== 'till'

/** Who takes part. The one that is chosen is whom the experiments below are about. */
export function ParticipantsList({
  report,
  chosen,
  choose,
}: {
  report: DemoReport
  chosen: string | null
  choose: (reader: string) => void
}) {
  const tills = report.participants.filter((each) => !isReader(each))
  return (
    <fieldset className={styles.people}>
      <legend>Who takes part</legend>
      <p className={styles.note}>{counted(tills.length, 'till')}, in one process: they write and read nothing.</p>
      {report.participants.filter(isReader).map((reader) => (
        <label key={reader.name} className={reader.name === chosen ? styles.chosen : undefined}>
          <input type="radio" name="reader" value={reader.name} checked={reader.name === chosen} onChange={() => choose(reader.name)} />
          <b>{reader.name}</b>
          <i className={isThere(reader) ? styles.there : styles.gone}>{reader.state}</i>
          <small>{readsWords(reader, report)}</small>
        </label>
      ))}
    </fieldset>
  )
}

const isThere = ({ state }: DemoParticipant) => state === 'working' || state === 'starting'

function readsWords(reader: DemoParticipant, { groups }: DemoReport): string {
  const { assigned, state, inHand, books } = reader
  if (state === 'stopped' || state === 'killed' || state === 'crashed') return 'its process is not there'
  if (assigned.length === 0) return state === 'working' ? 'idle: no partition is left for it' : 'not in its group yet'
  const named = assigned.map(({ topic, partition }) => ({ topic: topic.slice(topic.lastIndexOf('.') + 1), partition }))
  const mine = groups
    .filter(({ group }) => group === reader.group)
    .flatMap(({ partitions }) => partitions)
    .filter((each) => each.reader === reader.name)
  const lag = mine.reduce((sum, each) => sum + each.lag, 0)
  const kept = books === null ? '' : ` · ${(books.totalPence / 100).toLocaleString('en-GB', { style: 'currency', currency: 'GBP' })}`
  return `reads ${assignedOf({ assigned: named })} · ${lagOf(lag)}${inHand === null ? '' : ` · order ${inHand.order} in hand`}${kept}`
}
