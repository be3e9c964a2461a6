'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { mayUse, type Need } from '@/lib/domain/access/need'
import { Opening } from '../ui/opening'
import { DoorScreen } from './door-screen'
import { useActivity } from './use-activity'
import { useMe, WhoIsHereProvider } from './use-me'

/**
 * A screen, for those who may use it; for all others what is to be done first. Once open it stays as it is behind the door:
 * a till that was locked in the middle of an order has that order when the PIN is typed. The shop itself checks every request.
 */
export function SignedIn({ need, children }: { need: Need; children: ReactNode }) {
  const door = useMe()
  const { me } = door
  const [hasOpened, setHasOpened] = useState(false)
  const [wantsIn, setWantsIn] = useState(false)
  const isTill = Array.isArray(need) && need.includes('till')
  const isKnown = me !== null && mayUse({ fromThisMachine: false, device: me.device, person: me.person }, need) === 'yes'
  // Nobody can be asked for a PIN while the shop is away, and a till must go on selling: what it sells is sent when somebody has
  // signed in (docs/decisions/0016).
  const isIn = !wantsIn && (isKnown || (door.away && isTill && typeof me?.device?.till === 'number'))
  // What somebody had open is not for the next one to find; an order that is being taken is.
  const stays = isTill || door.away || Boolean(me?.locked)
  useActivity(isIn && me.person !== null)
  useEffect(() => {
    if (isIn) setHasOpened(true)
  }, [isIn])
  useEffect(() => setWantsIn(false), [me?.person?.id])
  useEffect(() => {
    if (isIn) return
    const stop = (event: KeyboardEvent) => event.stopPropagation()
    document.addEventListener('keydown', stop, { capture: true })
    return () => document.removeEventListener('keydown', stop, { capture: true })
  }, [isIn])

  if (me === null) return <Opening what="the shop" />
  return (
    <WhoIsHereProvider value={{ ...door, letIn: () => setWantsIn(true) }}>
      {(isIn || (hasOpened && stays)) && (
        <div className="contents" inert={!isIn}>
          {children}
        </div>
      )}
      {!isIn && <DoorScreen me={me} need={need} ask={door.ask} />}
    </WhoIsHereProvider>
  )
}
