'use client'

import { useEffect, useMemo, useRef } from 'react'
import { cartOf, itemOf } from '@/lib/domain/cart'
import type { Menu } from '@/lib/domain/menu'
import { draftIn, draftOf } from './draft'
import { menuOfVersion } from './menu-of-version'
import type { Sale } from './use-sale'

type Given = {
  till: number
  sale: Sale
  latestMenu: Menu
  /** Money is being taken, or has been: the order stands in the till's queue then, and not here. */
  taken: boolean
  say: (said: string) => void
}

/** A page that is loaded anew goes on with the order that was on it. */
export function useDraft({ till, sale, latestMenu, taken, say }: Given): void {
  const box = useMemo(() => draftIn(() => window.sessionStorage, till), [till])
  const restored = useRef(false)
  const { cart, menu } = sale

  useEffect(() => {
    if (restored.current) box.write(taken ? null : draftOf(cart, menu.version))
  }, [box, cart, menu.version, taken])

  useEffect(() => {
    if (restored.current) return
    restored.current = true
    const draft = box.read()
    if (draft === null) return
    const goOn = async () => {
      const its = (await menuOfVersion(draft.menuVersion, latestMenu)) ?? latestMenu
      const whole = cartOf(draft.lines, draft.eatIn, draft.allergies)
      // False: a sale for which money was taken has come back before it.
      if (sale.takeUp({ ...whole, lines: whole.lines.filter((line) => itemOf(its, line)) }, its))
        say('This page was loaded anew: the order is as it was, without a discount.')
    }
    void goOn()
  }, [box, latestMenu, sale, say])
}
