'use client'

import { useEffect, useMemo, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { type Cart, linesToSend, totalPence } from '@/lib/domain/cart'
import { allergiesToPark } from '@/lib/domain/cart-allergy'
import type { Menu } from '@/lib/domain/menu'
import type { ParkSaleInput } from '@/lib/inputs/parked'
import { post, troubleWith } from '../live/post'
import type { OutboxView } from '../live/use-outbox'
import type { Shop } from '../live/use-shop'
import { type ParkedRow, parkedRows, parkPath, resumePath } from './parked-sales'
import { putOnDocket } from './put-on-docket'
import { type Resuming, resumingIn } from './resuming'
import { useNames } from './use-names'
import { usePassedName } from './use-passed-name'
import type { Sale } from './use-sale'

export type Parking = {
  /** What waits to be taken up at any till, the newest first. */
  rows: readonly ParkedRow[]
  /** What their customers are called, by the id of the sale. */
  names: ReadonlyMap<string, string>
  /** Keeps a sale for any till, under its own id. False: it is not on the disk. */
  keep: (id: string, cart: Cart, menu: Menu) => Promise<boolean>
  park: () => void
  takeUp: (row: ParkedRow) => void
}

type Given = { till: number; shop: Shop; sale: Sale; outbox: OutboxView; latestMenu: Menu; say: (said: string) => void }

/** Unpaid sales that are put aside here and taken up here or at another till. */
export function useParking({ till, shop, sale, outbox, latestMenu, say }: Given): Parking {
  const box = useMemo(() => resumingIn(() => window.localStorage, till), [till])
  const [resuming, setResuming] = useState<readonly Resuming[]>([])
  const busy = useRef(false)
  useEffect(() => setResuming(box.all()), [box])
  const { kept, acceptedPaths } = outbox
  const sales = shop.state?.sales
  const rows = useMemo(
    () => parkedRows({ sales: sales?.values() ?? [], kept, acceptedPaths, resuming }),
    [sales, kept, acceptedPaths, resuming],
  )

  // Taken up here without a link, and another till had it before: it is theirs, and waits here for no docket.
  useEffect(() => {
    const refused = new Set(kept.filter(({ refusal }) => refusal !== undefined).map(({ id }) => id))
    const lost = box.all().filter(({ act }) => refused.has(act))
    if (lost.length === 0) return
    for (const one of lost) box.forget(one.sale.id)
    setResuming(box.all())
  }, [box, kept])

  const linked = shop.link.state === 'linked'
  const names = useNames(
    rows.map(({ id }) => id),
    linked,
  )
  const passName = usePassedName(linked)

  const remember = (one: Resuming) => {
    box.keep(one)
    setResuming(box.all())
  }
  const forget = (saleId: string) => {
    box.forget(saleId)
    setResuming(box.all())
  }

  const keep: Parking['keep'] = (id, cart, menu) => {
    const nowMs = Date.now()
    const told = { lines: linesToSend(cart), eatIn: cart.eatIn, menuVersion: menu.version, totalPence: totalPence(menu, cart) }
    const allergies = allergiesToPark(cart)
    const off = cart.discount && { discount: cart.discount }
    const body: ParkSaleInput = { id, till, ...told, at: new Date(nowMs).toISOString(), ...(allergies && { allergies }), ...off }
    return outbox.keepSafely({ id, path: parkPath, body, label: 'A parked sale', keptAtMs: nowMs })
  }

  /** It is this till's. Until it is on the docket it stays in the strip, whatever is sold here meanwhile. */
  const put = async (one: Resuming) => {
    const { id, parked } = one.sale
    if (!one.given) remember({ ...one, given: true })
    const soldAs = uuidv7()
    const { isOn, news } = await putOnDocket(sale, soldAs, parked, latestMenu)
    if (!isOn) return say('Something else is on the docket now. The parked sale waits here: tap it again when that is done.')
    forget(id)
    passName(soldAs, names.get(id))
    if (news !== null) say(news)
  }

  /** It goes to the shop after the parking that still waits here, in the order in which both were done. */
  const takeUpHere = async (asked: Resuming) => {
    const { act: id, sale: wanted } = asked
    remember(asked)
    if (await outbox.keepSafely({ id, path: resumePath(wanted.id), body: { id, till }, label: 'A parked sale', keptAtMs: Date.now() }))
      return put(asked)
    forget(wanted.id)
    say('This till cannot write it down: its storage is full or switched off.')
  }

  const askForIt = async (row: ParkedRow) => {
    const asked = box.find(row.id) ?? { act: uuidv7(), sale: { id: row.id, parked: row.parked } }
    if (asked.given) return put(asked)
    if (shop.link.state !== 'linked' && row.onThisTill) return takeUpHere(asked)
    if (shop.link.state === 'lost') return say('No link: only what was parked here since it went can be taken up. The sale stays parked.')
    remember(asked)
    const answer = await post(resumePath(row.id), { id: asked.act, till })
    if (answer.kind === 'accepted') return put(asked)
    // With the same id: if the shop has heard it already, it says the same again.
    if (answer.kind === 'unconfirmed' && row.onThisTill) return takeUpHere(asked)
    if (answer.kind === 'unconfirmed') return say(answer.why ?? 'The shop has not answered. Tap the sale again.')
    // On its way, and not there yet: so nobody else can have it either.
    if (answer.refusal.id === 'not-found' && row.onThisTill) return takeUpHere(asked)
    forget(row.id)
    say(troubleWith(answer) ?? '')
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

  return { rows, names, keep, park: () => void sale.putAside(keep), takeUp: (row) => void takeUp(row) }
}
