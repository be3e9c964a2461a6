'use client'

import { useEffect, useRef } from 'react'
import { emptyCart } from '@/lib/domain/cart'
import { promiseFor } from '@/lib/domain/promise/promise'
import { WhoState } from '../door/who-state'
import { clockOf } from '../live/clock'
import { collectByCode } from '../live/do-now'
import { armSound, playSound, useSoundArmed } from '../live/sounds'
import { useMenu } from '../live/use-menu'
import { useSaid } from '../live/use-said'
import { useScanner } from '../live/use-scanner'
import { type Shop, useShop } from '../live/use-shop'
import { ChipFork } from '../ui/icons'
import { LinkState } from '../ui/link-state'
import { Opening } from '../ui/opening'
import { StaleBand } from '../ui/stale-band'
import styles from './board.module.css'
import { boardView } from './board-view'
import { Numbers } from './numbers'

export function BoardScreen() {
  const shop = useShop('board')
  const soundArmed = useSoundArmed()
  const [said, say] = useSaid()
  const view = shop.state ? boardView(shop.state.orders.values(), shop.nowMs, shop.calls) : null
  useChime(view?.calledAtMs)
  const scan = async (link: string | null) => {
    const done = await collectByCode(link)
    say(done.ok ? `${done.ticket} collected. Enjoy it.` : done.why)
  }
  useScanner((link) => void scan(link))
  const lost = shop.link.state === 'lost'
  return (
    <div className={`screen ${styles.b}`}>
      <header className={`${styles.h} ${lost ? styles.cut : ''}`}>
        <h1 className={styles.brand}>
          <ChipFork height={84} />
          {shop.state?.shopName ?? 'Chippy'}
        </h1>
        <span className="end" />
        {!soundArmed && (
          <button type="button" className={`btn gold ${styles.sound}`} onClick={armSound}>
            Tap for sound
          </button>
        )}
        {said === null ? (
          <NewOrders shop={shop} short={!soundArmed} />
        ) : (
          <b className={styles.take} role="status">
            {said}
          </b>
        )}
        <span className={styles.link}>
          <LinkState link={shop.link} />
        </span>
        <WhoState small />
        {shop.nowMs > 0 && <time>{clockOf(shop.nowMs)}</time>}
      </header>
      <StaleBand link={shop.link}>Please ask at the counter for your number.</StaleBand>
      {view === null ? <Opening what="the board" /> : <Numbers view={view} old={lost} />}
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

/**
 * What somebody who comes in now has to expect. Nothing while the board is behind: it would be a guess. `short`: beside the key for the
 * sound there is not room for more.
 */
function NewOrders({ shop: { link, nowMs, state }, short }: { shop: Shop; short: boolean }) {
  const menu = useMenu(state?.menuVersion)
  if (link.state !== 'linked' || state === null || menu === null) return null
  return (
    <span>
      {short ? 'Wait about' : 'New orders take about'}{' '}
      <b className={styles.take}>{promiseFor(state.cabinet, menu, emptyCart, nowMs).minutes} min</b>
    </span>
  )
}

/** A soft chime for each number that is called; none for what was there when the board was opened (`undefined`: nothing is known yet). */
function useChime(calledAtMs: number | undefined): void {
  const before = useRef<number | undefined>(undefined)
  useEffect(() => {
    if (calledAtMs === undefined) return
    if (before.current !== undefined && calledAtMs > before.current) playSound('chime')
    // Never back: when the newest is collected, the one before it was called long ago.
    before.current = Math.max(calledAtMs, before.current ?? 0)
  }, [calledAtMs])
}
