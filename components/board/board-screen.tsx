'use client'

import { useEffect, useRef } from 'react'
import { clockOf } from '../live/clock'
import { armSound, playSound, useSoundArmed } from '../live/sounds'
import { useShop } from '../live/use-shop'
import { ChipFork } from '../ui/icons'
import { LinkState } from '../ui/link-state'
import { Opening } from '../ui/opening'
import { StaleBand } from '../ui/stale-band'
import styles from './board.module.css'
import { boardView } from './board-view'

export function BoardScreen() {
  const shop = useShop('board')
  const soundArmed = useSoundArmed()
  const view = shop.state ? boardView(shop.state.orders.values(), shop.nowMs) : null
  useChime(view === null ? undefined : (view.newest?.ticket ?? null))
  const lost = shop.link.state === 'lost'
  return (
    <div className={`screen ${styles.b}`}>
      <header className={`${styles.h} ${lost ? styles.cut : ''}`}>
        <h1 className={styles.brand}>
          <ChipFork height={84} />
          {shop.state?.shopName ?? 'Chippy'}
        </h1>
        {!soundArmed && (
          <button type="button" className={`btn gold end ${styles.sound}`} onClick={armSound}>
            Tap for sound
          </button>
        )}
        <span className={`${styles.link} ${soundArmed ? 'end' : ''}`}>
          <LinkState link={shop.link} />
        </span>
        {shop.nowMs > 0 && <time>{clockOf(shop.nowMs)}</time>}
      </header>
      <StaleBand link={shop.link}>Please ask at the counter for your number.</StaleBand>
      {view === null ? (
        <Opening what="the board" />
      ) : (
        <main className={`${styles.numbers} ${lost ? styles.old : ''}`}>
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
              <div className={styles.new} role="status">
                <b style={fit(view.newest.ticket, 4)}>{view.newest.ticket}</b>
                {view.newest.justReady && (
                  <span>
                    just
                    <br />
                    ready
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
      )}
      <footer className={styles.f}>
        <span className={styles.al}>Allergy?</span>
        <span>
          {shop.state?.menuConfirmed === false
            ? 'Tell us first. Example menu, allergens not checked.'
            : 'Tell us before you order and before you eat.'}
        </span>
      </footer>
    </div>
  )
}

/** A number with more digits than there is room for is set smaller, not cut off. */
function fit(ticket: string, digits: number): { fontSize?: string } {
  return ticket.length > digits ? { fontSize: `${(digits / ticket.length).toFixed(2)}em` } : {}
}

/** A soft chime for each new number; none for what was there when the board was opened (`undefined`: nothing is known yet). */
function useChime(newest: string | null | undefined): void {
  const before = useRef<string | null | undefined>(undefined)
  useEffect(() => {
    if (before.current !== undefined && newest !== before.current && typeof newest === 'string') playSound('chime')
    before.current = newest
  }, [newest])
}
