'use client'

import { clockOf } from '../live/clock'
import { collectByCode } from '../live/do-now'
import { useNoLinkTone } from '../live/use-no-link-tone'
import { useOutbox } from '../live/use-outbox'
import { useSaid } from '../live/use-said'
import { useScanner } from '../live/use-scanner'
import { useShop } from '../live/use-shop'
import { RefusedBar } from '../till/refused-bar'
import { ExampleMenuNote } from '../ui/example-menu-note'
import { Opening } from '../ui/opening'
import { SoundState } from '../ui/sound-state'
import { StaleBand } from '../ui/stale-band'
import { TopBar } from '../ui/top-bar'
import { CounterPanel } from './counter-panel'
import styles from './counter-screen.module.css'

/** For whoever hands over and takes no money: the counter as a till shows it, over the whole screen. */
export function CounterScreen() {
  const { link, nowMs, state } = useShop('counter')
  const outbox = useOutbox('counter', link.state === 'linked')
  const [said, say] = useSaid()
  useNoLinkTone(link)
  useScanner((code) => void scan(code))
  const scan = async (code: string | null) => {
    const done = await collectByCode(code)
    say(done.ok ? `${done.ticket} handed over.` : done.why)
  }
  const kept = outbox.kept.filter((entry) => entry.refusal === undefined).length
  return (
    <div className={`screen ${styles.screen}`}>
      <TopBar title="Counter" link={link} end={<SoundState />}>
        {nowMs > 0 && <b>{clockOf(nowMs)}</b>}
        {kept > 0 && link.state === 'lost' && <span className="badge gold">{kept} kept here, sent when linked</span>}
        <ExampleMenuNote confirmed={state?.menuConfirmed} />
      </TopBar>
      <div>
        <StaleBand link={link}>What has become ready since is not here. What you hand over counts: kept here, sent later, once.</StaleBand>
        <RefusedBar outbox={outbox} />
      </div>
      {state === null ? (
        <Opening what="the counter" />
      ) : (
        <main className={styles.panel}>
          <CounterPanel orders={state.orders} nowMs={nowMs} outbox={outbox} say={say} close={null} />
        </main>
      )}
      <p className={styles.said} role="status">
        {said}
      </p>
    </div>
  )
}
