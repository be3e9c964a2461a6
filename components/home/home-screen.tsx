'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { DeviceKind } from '@/lib/domain/access/role'
import type { Screen } from '@/lib/realtime/contract'
import { useWhoIsHere } from '../door/use-me'
import { WhoState } from '../door/who-state'
import { clockOf, dayOf } from '../live/clock'
import { armSound, useSoundArmed } from '../live/sounds'
import { useShop } from '../live/use-shop'
import { ExampleMenuNote } from '../ui/example-menu-note'
import { Icon } from '../ui/icons'
import { KeyCap } from '../ui/key-cap'
import { LinkState } from '../ui/link-state'
import { WaitingBadge } from '../ui/waiting-badge'
import { Wall } from '../ui/wall'
import styles from './home.module.css'
import { type Door, doorOf, doors } from './screens'

const lastKey = 'chippy:last-screen'
const alwaysKey = 'chippy:always-open'

const screenOf: Readonly<Record<DeviceKind, Screen | null>> = {
  till: 'till',
  kitchen: 'kitchen',
  cook: 'cook',
  counter: 'board',
  office: null,
}

/** `choose`: somebody came back here on purpose, so the start-up choice must not send them away again. */
export function HomeScreen({ choose }: { choose: boolean }) {
  const router = useRouter()
  const shop = useShop('home')
  const soundArmed = useSoundArmed()
  const [last, setLast] = useState<Door | undefined>()
  const [always, setAlways] = useState<Door | undefined>()

  const me = useWhoIsHere()?.me
  const kinds = me?.device?.kinds
  const isAtCounter = me?.person?.roles.includes('counter') === true

  useEffect(() => {
    const chosen = doorOf(localStorage.getItem(alwaysKey))
    // A device that was enrolled as one thing opens as that.
    const own = kinds?.length === 1 && kinds[0] ? screenOf[kinds[0]] : null
    // A board hangs with nobody signed in; whoever works at the counter needs keys.
    const start = chosen ?? doorOf(own === 'board' && isAtCounter ? 'counter' : own)
    if (start && !choose) return router.replace(start.path)
    setAlways(chosen)
    setLast(doorOf(localStorage.getItem(lastKey)))
  }, [choose, kinds, isAtCounter, router])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const door = doors.find((one) => one.letter === event.key.toUpperCase())
      if (door) open(door)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })

  const open = (door: Door) => {
    localStorage.setItem(lastKey, door.screen)
    router.push(door.path)
  }
  const startWith = (door: Door | undefined) => {
    if (door) localStorage.setItem(alwaysKey, door.screen)
    else localStorage.removeItem(alwaysKey)
    setAlways(door)
  }

  return (
    <Wall
      about={<h1>What is this screen for?</h1>}
      end={
        <>
          <ExampleMenuNote confirmed={shop.state?.menuConfirmed} />
          <span className={`${styles.link} end`}>
            <LinkState link={shop.link} />
            {shop.nowMs > 0 && <b className="ml-3">{`${dayOf(shop.nowMs)} ${clockOf(shop.nowMs)}`}</b>}
          </span>
        </>
      }
    >
      <main className={styles.doors}>
        {doors.map((door) => (
          <button
            key={door.screen}
            type="button"
            className={`tile ${door.glaze} ${door === last ? styles.last : ''}`}
            onClick={() => open(door)}
            aria-keyshortcuts={door.letter}
          >
            <Icon name={door.icon} width={82} />
            <KeyCap className={styles.letter}>{door.letter}</KeyCap>
            <span className={styles.name}>{door.name}</span>
            <span className={styles.does}>{door.does}</span>
            <span className="hint">
              {door === last ? (
                <span className="badge gold">last used on this device</span>
              ) : (
                door.screen !== 'log' && shop.state && `${shop.state.screensOpen[door.screen] ?? 0} on now`
              )}
            </span>
          </button>
        ))}
      </main>
      <footer className={styles.foot}>
        <span>
          Start-up choice: <b>{always ? `always ${always.name}` : 'ask each time'}</b>
        </span>
        {always && (
          <button type="button" className="btn" onClick={() => startWith(undefined)}>
            Ask each time
          </button>
        )}
        {!always && last && (
          <button type="button" className="btn" onClick={() => startWith(last)}>
            Always open {last.name} here
          </button>
        )}
        <WaitingBadge />
        <WhoState />
        <span className="end">{soundArmed ? 'Sound is on' : 'Sound is off until you tap once'}</span>
        {!soundArmed && (
          <button type="button" className="btn" onClick={armSound}>
            <Icon name="sound" width={28} />
            Turn sound on
          </button>
        )}
      </footer>
    </Wall>
  )
}
