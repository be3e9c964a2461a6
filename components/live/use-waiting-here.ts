'use client'

import { useEffect, useState } from 'react'
import { device } from './device-db'
import { copiesIn } from './left-behind'
import { createWaitingReader, type WaitingHere } from './waiting-here'

/** Another tab may still be the till that this device was. */
const againMs = 3_000
const nothing: readonly WaitingHere[] = []

const readWaiting = createWaitingReader({
  open: device.open,
  copies: (box) => copiesIn(() => window.localStorage, box).read(),
  nowMs: () => Date.now(),
})

/** What waits on this device of all tills that it has been. */
export function useWaitingHere(): readonly WaitingHere[] {
  const [waiting, setWaiting] = useState(nothing)
  useEffect(() => {
    let left = false
    const read = () =>
      void readWaiting().then(
        (found) => left || setWaiting(found),
        () => {
          // A device that keeps nothing has nothing that waits.
        },
      )
    read()
    const timer = setInterval(read, againMs)
    return () => {
      left = true
      clearInterval(timer)
    }
  }, [])
  return waiting
}
