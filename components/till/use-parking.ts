'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { type Cart, cartOf, itemOf, linesToSend, totalPence } from '@/lib/domain/cart'
import { allergiesToPark } from '@/lib/domain/cart-allergy'
import type { Menu } from '@/lib/domain/menu'
import type { ParkSaleInput } from '@/lib/inputs/parked'
import { post, troubleWith } from '../live/post'
import type { OutboxView } from '../live/use-outbox'
import type { Shop } from '../live/use-shop'
import { menuOfVersion } from './menu-of-version'
import { type ParkedRow, parkedRows, parkPath, resumePath } from './parked-sales'
import { type Resuming, resumingIn, type WaitingSale } from './resuming'
import { useNames } from './use-names'
import type { Sale } from './use-sale'

export type Parking = {
  /** What waits to be taken up at any till, the newest first. */
  rows: readonly ParkedRow[]
  /** What their customers are called, by the id of the sale. */
  names: ReadonlyMap<string, string>
  park: () => void
  takeUp: (row: ParkedRow) => void
}

type Given = { till: number; shop: Shop; sale: Sale; outbox: OutboxView; latestMenu: Menu; say: (said: string) => void }

/** Unpaid sales that are put aside here and taken up here or at another till. */
export function useParking({ till, shop, sale, outbox, latestMenu, say }: Given): Parking {
  const box = useMemo(() => resumingIn(() => window.localStorage, till), [till])
  const [resuming, setResuming] = useState<Resuming | null>(null)
  const busy = useRef(false)
  useEffect(() => setResuming(box.read()), [box])
  const { kept, acceptedPaths } = outbox
  const sales = shop.state?.sales
  const rows = useMemo(
    () => parkedRows({ sales: sales?.values() ?? [], kept, acceptedPaths, resuming }),
    [sales, kept, acceptedPaths, resuming],
  )

  const names = useNames(
    rows.map(({ id }) => id),
    shop.link.state === 'linked',
  )

  const remember = (one: Resuming | null) => {
    box.write(one)
    setResuming(one)
  }

  const keepParked = (cart: Cart, menu: Menu): Promise<boolean> => {
    const [id, nowMs] = [uuidv7(), Date.now()]
    const told = { lines: linesToSend(cart), eatIn: cart.eatIn, menuVersion: menu.version, totalPence: totalPence(menu, cart) }
    const allergies = allergiesToPark(cart)
    const body: ParkSaleInput = { id, till, ...told, at: new Date(nowMs).toISOString(), ...(allergies && { allergies }) }
    return outbox.keepSafely({ id, path: parkPath, body, label: 'A parked sale', keptAtMs: nowMs })
  }

  const put = async ({ parked }: WaitingSale) => {
    const menu = await menuOfVersion(parked.menuVersion, latestMenu)
    const cart = cartOf(parked.lines, parked.eatIn, parked.allergies)
    const lines = cart.lines.filter((line) => itemOf(menu ?? latestMenu, line))
    sale.takeUp({ ...cart, lines }, menu ?? latestMenu)
    if (menu === null && latestMenu.version !== parked.menuVersion) say('The menu has changed since this was parked: tell the price again.')
  }

  /** It goes to the shop after the parking that still waits here, in the order in which both were done. */
  const takeUpHere = async (row: ParkedRow, id: string) => {
    const entry = { id, path: resumePath(row.id), body: { id, till }, label: 'A parked sale', keptAtMs: Date.now() }
    const kept = await outbox.keepSafely(entry)
    if (kept) remember(null)
    if (kept) await put(row)
    else say('This till cannot write it down: its storage is full or switched off.')
  }

  const askForIt = async (row: ParkedRow) => {
    const asked = resuming?.sale.id === row.id ? resuming : { act: uuidv7(), sale: { id: row.id, parked: row.parked } }
    if (shop.link.state !== 'linked' && row.onThisTill) return takeUpHere(row, asked.act)
    if (shop.link.state === 'lost') return say('No link: only what was parked here since it went can be taken up. The sale stays parked.')
    remember(asked)
    const answer = await post(resumePath(row.id), { id: asked.act, till })
    // With the same id: if the shop has heard it already, it says the same again.
    if (answer.kind === 'unconfirmed' && row.onThisTill) return takeUpHere(row, asked.act)
    if (answer.kind === 'unconfirmed') return say(answer.why ?? 'The shop has not answered. Tap the sale again.')
    remember(null)
    // On its way, and not there yet: so nobody else can have it either.
    if (answer.kind === 'refused' && answer.refusal.id === 'not-found' && row.onThisTill) return takeUpHere(row, asked.act)
    if (answer.kind === 'refused') return say(troubleWith(answer) ?? '')
    await put(row)
  }

  const takeUp = async (row: ParkedRow) => {
    // The second tap of a double tap comes before the docket shows the sale.
    if (busy.current) return
    if (sale.cart.lines.length > 0) return say('Park the order on the docket first, or finish it.')
    busy.current = true
    await askForIt(row).finally(() => {
      busy.current = false
    })
  }

  return { rows, names, park: () => void sale.putAside(keepParked), takeUp: (row) => void takeUp(row) }
}
