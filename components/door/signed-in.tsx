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
  const [hasOpened, setHasOpened] = useState(false)
  const { me } = door
  const isIn = me !== null && mayUse({ fromThisMachine: false, device: me.device, person: me.person }, need) === 'yes'
  useActivity(isIn && me.person !== null)
  useEffect(() => {
    if (isIn) setHasOpened(true)
  }, [isIn])

  if (me === null) return <Opening what="the shop" />
  return (
    <WhoIsHereProvider value={door}>
      {(isIn || hasOpened) && <div className="contents" inert={!isIn}>
          {children}
        </div>}
      {!isIn && <DoorScreen me={me} need={need} ask={door.ask} />}
    </WhoIsHereProvider>
  )
}
