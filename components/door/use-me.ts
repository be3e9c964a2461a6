'use client'

import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react'
import { type Me, meAnswer } from '@/lib/realtime/access'
import { onDoorbell } from '../live/doorbell'

const keptKey = 'chippy:me'
const timeoutMs = 3_000
const awayAgainMs = 2_000
/** While somebody else decides: a device that waits to be enrolled, a shop that is not set up. */
const waitAgainMs = 2_000
/** Many refusals at once are one question. */
const bellRestMs = 1_000

export type Door = {
  /** Null until the shop has said it, or this device remembers it. */
  me: Me | null
  /** The shop does not answer: what is known is from the last time. */
  away: boolean
  ask: () => Promise<void>
}

/** What the shop says of this device now. Fails when it does not answer. */
export async function askMe(): Promise<Me> {
  const response = await fetch('/api/me', { signal: AbortSignal.timeout(timeoutMs) })
  if (!response.ok) throw new Error(`me: ${response.status}`)
  return meAnswer.parse(await response.json())
}

/** Who this device is and who is signed in on it, as the shop says, or as it last said when it does not answer. */
export function useMe(): Door {
  const [door, setDoor] = useState<Omit<Door, 'ask'>>({ me: null, away: false })
  const asked = useRef(0)

  const ask = useCallback(async () => {
    asked.current += 1
    const mine = asked.current
    try {
      const me = await askMe()
      // Somebody may have signed in since this was asked.
      if (mine !== asked.current) return
      keep(me)
      setDoor({ me, away: false })
    } catch {
      if (mine !== asked.current) return
      // Without the shop the till must go on selling: the shop itself looks again at everything that it is sent.
      setDoor(({ me }) => ({ me: me ?? kept(), away: true }))
    }
  }, [])

  useEffect(() => {
    void ask()
    let restsUntilMs = 0
    return onDoorbell(() => {
      if (Date.now() < restsUntilMs) return
      restsUntilMs = Date.now() + bellRestMs
      void ask()
    })
  }, [ask])

  const waits = door.me !== null && (door.me.shopName === null || door.me.device === null)
  useEffect(() => {
    if (!waits && !door.away) return
    const timer = setInterval(() => void ask(), door.away ? awayAgainMs : waitAgainMs)
    return () => clearInterval(timer)
  }, [waits, door.away, ask])

  return { ...door, ask }
}

function keep(me: Me) {
  try {
    localStorage.setItem(keptKey, JSON.stringify(me))
  } catch {
    // A device that keeps nothing asks again after a reload.
  }
}

function kept(): Me | null {
  try {
    return meAnswer.parse(JSON.parse(localStorage.getItem(keptKey) ?? ''))
  } catch {
    return null
  }
}

/** `letIn`: opens the door for whoever wants to sign in on a screen that needs nobody. */
type WhoIsHere = Door & { letIn: () => void }
const WhoIsHere = createContext<WhoIsHere | null>(null)
export const WhoIsHereProvider = WhoIsHere.Provider

/** Inside a screen that somebody has signed in to. */
export const useWhoIsHere = (): WhoIsHere | null => useContext(WhoIsHere)
