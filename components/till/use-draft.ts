'use client'

import { useEffect, useMemo, useRef } from 'react'
import type { Menu } from '@/lib/domain/menu'
import type { OutboxView } from '../live/use-outbox'
import { type Draft, draftIn, draftOf } from './draft'
import { putOnDocket } from './put-on-docket'
import type { Parking } from './use-parking'
import type { Sale } from './use-sale'

type Given = {
  till: number
  sale: Sale
  outbox: Pick<OutboxView, 'became'>
  /** Puts a sale aside for which there is no place. */
  park: Parking['keep']
  latestMenu: Menu
  /** Money is being taken, or has been: the order stands in the till's queue then, and not here. */
  taken: boolean
  say: (said: string) => void
}

/** A page that is loaded anew goes on with the order that was on it. */
export function useDraft({ till, sale, outbox, park, latestMenu, taken, say }: Given): void {
  const box = useMemo(() => draftIn(() => window.sessionStorage, till), [till])
  const restored = useRef(false)
  const { id, cart, menu } = sale

  useEffect(() => {
    if (restored.current) box.write(taken || id === null ? null : draftOf(id, cart, menu.version))
  }, [box, id, cart, menu.version, taken])

  useEffect(() => {
    if (restored.current) return
    restored.current = true
    const goOn = async (draft: Draft) => {
      // Loaded anew between the disk and the screen: it is sold, parked or void, or money is being taken for it. Not twice.
      if ((await outbox.became(draft.id)) !== 'nothing') return box.write(null)
      const put = await putOnDocket(sale, draft.id, draft, latestMenu)
      const news = put.news === null ? '' : ` ${put.news}`
      if (put.isOn) return say(`This page was loaded anew: the order is as it was.${news}`)
      // A sale for which money was taken has come back before it, or somebody was quicker with the next one.
      const isParked = await park(draft.id, put.cart, put.menu)
      say(
        isParked
          ? `The order that was here is parked: another one was begun.${news}`
          : 'The order that was here before is lost: take it again.',
      )
    }
    const draft = box.read()
    if (draft !== null) void goOn(draft)
  }, [box, outbox, park, latestMenu, sale, say])
}
