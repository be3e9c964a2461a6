import type { ExperimentView } from '@/lib/realtime/experiments'
import styles from './experiments.module.css'
import { Figure } from './run-state'

type Props = { view: ExperimentView; undoWords: string; disabled: boolean; undo: () => void }

/** What is seen of an experiment now, in words and figures; and its way back while there is one. */
export function ExperimentResult({ view, undoWords, disabled, undo }: Props) {
  const { ask, state, words, figures } = view
  return (
    <div className={`${styles.result} ${state === 'in effect' ? styles.inEffect : ''}`}>
      <p role="status">{words}</p>
      {figures.length > 0 && (
        <dl className={styles.figures}>
          {figures.map((each) => (
            <Figure key={each.label} {...each} />
          ))}
        </dl>
      )}
      {state === 'in effect' ? (
        <button type="button" className="btn" disabled={disabled} onClick={undo}>
          Undo: {lowered(undoWords)}
          {'reader' in ask && <span className="sr-only"> ({ask.reader})</span>}
        </button>
      ) : (
        <p className={styles.note}>{stateWords(state)}</p>
      )}
    </div>
  )
}

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)

function stateWords(state: Exclude<ExperimentView['state'], 'in effect'>): string {
  switch (state) {
    case 'undoing':
      return 'It is being taken back …'
    case 'undone':
      return 'Taken back.'
    case 'over':
      return 'The demonstration has ended, so there is nothing to take back.'
    default:
      return state satisfies never
  }
}
