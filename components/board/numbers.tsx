import styles from './board.module.css'
import type { BoardView } from './board-view'

/** What is being made, and what can be fetched. `old`: nothing new comes in. */
export function Numbers({ view, old }: { view: BoardView; old: boolean }) {
  return (
    <main className={`${styles.numbers} ${old ? styles.old : ''}`}>
      <section className={styles.p}>
        <h2>Being made</h2>
        {view.making.length === 0 && <p className={styles.none}>An order shows here while it is made.</p>}
        <ul className={styles.pl} aria-label="Being made">
          {view.making.map((ticket) => (
            <li key={ticket} style={fit(ticket, 4)}>
              {ticket}
            </li>
          ))}
          {view.makingMore > 0 && <li>+{view.makingMore}</li>}
        </ul>
      </section>
      <section className={styles.r}>
        <h2>Ready, please collect</h2>
        {view.newest === null && <p className={styles.none}>The next number comes up here with a chime.</p>}
        {view.newest && (
          // A new key for each call: the flash begins anew.
          <div key={view.calledAtMs} className={`${styles.new} ${view.newest.said === 'again' ? styles.again : ''}`} role="status">
            <b style={fit(view.newest.ticket, 4)}>{view.newest.ticket}</b>
            {view.newest.said === 'just ready' && (
              <span>
                just
                <br />
                ready
              </span>
            )}
            {view.newest.said === 'again' && (
              <span>
                please
                <br />
                collect
              </span>
            )}
          </div>
        )}
        <ul className={styles.rl} aria-label="Ready">
          {view.ready.map((ticket) => (
            <li key={ticket} style={fit(ticket, 3)}>
              {ticket}
            </li>
          ))}
          {view.readyMore > 0 && <li>+{view.readyMore}</li>}
        </ul>
      </section>
    </main>
  )
}

/** A number with more digits than there is room for is set smaller, not cut off. */
function fit(ticket: string, digits: number): { fontSize?: string } {
  return ticket.length > digits ? { fontSize: `${(digits / ticket.length).toFixed(2)}em` } : {}
}
