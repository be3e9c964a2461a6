'use client'

import { type ReactNode, useCallback, useEffect, useState } from 'react'
import type { Cart } from '@/lib/domain/cart'
import type { Menu } from '@/lib/domain/menu'
import { type Promised, promiseFor } from '@/lib/domain/promise/promise'
import { useWhoIsHere } from '../door/use-me'
import { useCardTerminal } from '../live/card-terminal'
import { clockOf, dayOf } from '../live/clock'
import { collectByCode } from '../live/do-now'
import { useBusy } from '../live/fresh-pages'
import { ordersPath } from '../live/queue'
import { useMenu } from '../live/use-menu'
import { useNoLinkTone } from '../live/use-no-link-tone'
import { type OutboxView, useOutbox } from '../live/use-outbox'
import { useSaid } from '../live/use-said'
import { useScanner } from '../live/use-scanner'
import { type Shop, useShop } from '../live/use-shop'
import { boxOf } from '../live/waiting-here'
import { ExampleMenuNote } from '../ui/example-menu-note'
import { Opening } from '../ui/opening'
import { SoundState } from '../ui/sound-state'
import { TopBar } from '../ui/top-bar'
import { Docket, PaidDocket, RefusedDocket } from './docket'
import { LeftQueues } from './left-queues'
import { memoryLoss } from './memory-loss'
import { PaidView } from './paid-view'
import { PrinterDot } from './printer-state'
import { RefusedView } from './refused-view'
import { Say } from './say'
import { SellingView, type Shown } from './selling-view'
import { soldStamp } from './sold-stamp'
import { type HintOf, tileHint } from './tile-hint'
import styles from './till.module.css'
import { useAllergyView } from './use-allergy-view'
import { useCounter } from './use-counter'
import { useDraft } from './use-draft'
import { useLeft } from './use-left'
import { useFreshLimits } from './use-limits'
import { useParking } from './use-parking'
import { usePaymentNow } from './use-payment-now'
import { useReceipts } from './use-printing'
import { useRefusedSale } from './use-refused-sale'
import { useSale } from './use-sale'
import { isAboutMoney, useTaking } from './use-taking'
import { useFocusStays, useTillKeys } from './use-till-keys'
import { useTyping } from './use-typing'

export function TillScreen({ till }: { till: number }) {
  const shop = useShop('till', till)
  const menu = useMenu(shop.state?.menuVersion)
  const linked = shop.link.state === 'linked'
  const outbox = useOutbox(boxOf(till), linked)
  const queued = outbox.kept.filter((entry) => entry.path === ordersPath && entry.refusal === undefined).length
  useNoLinkTone(shop.link)
  useFocusStays()
  useLastingStorage()

  const top = (promised: Promised | null) => {
    const end = (
      <>
        <PrinterDot printer={shop.state?.printer} />
        <SoundState />
        <Say promised={promised} />
      </>
    )
    return (
      <>
        <TopBar title={`Till ${till}`} link={shop.link} end={end} sends>
          {shop.nowMs > 0 && (
            <span>
              <span className={styles.day}>{dayOf(shop.nowMs)} · </span>
              <b>{clockOf(shop.nowMs)}</b>
            </span>
          )}
          <ExampleMenuNote confirmed={menu?.confirmed} />
          {queued > 0 && <span className="badge gold">Queued on this till: {queued}</span>}
        </TopBar>
        <LeftQueues own={till} linked={linked} />
      </>
    )
  }

  return (
    <div className={`screen ${styles.app}`}>
      {menu === null || shop.nowMs === 0 || outbox.memory === 'opening' ? (
        <>
          {top(null)}
          <Opening what={`till ${till}`} />
        </>
      ) : (
        <OpenTill till={till} shop={shop} latestMenu={menu} outbox={outbox} queued={queued} top={top} />
      )}
    </div>
  )
}

type OpenTillProps = {
  till: number
  shop: Shop
  latestMenu: Menu
  outbox: OutboxView
  queued: number
  /** The top bar, with what to tell the customer, and what waits here of another till. */
  top: (promised: Promised | null) => ReactNode
}

function OpenTill({ till, shop, latestMenu, outbox, queued, top }: OpenTillProps) {
  const { counted, memory } = outbox
  const counter = useCounter(till, shop.state, shop.nowMs, counted)
  const cabinet = shop.link.state === 'linked' ? shop.state?.cabinet : undefined
  // Once a second is enough: at a busy time the screen is drawn forty times in one.
  const secondMs = Math.floor(shop.nowMs / 1_000) * 1_000
  const toPromise = useCallback(
    (menu: Menu, cart: Cart) => (cabinet ? promiseFor(cabinet, menu, cart, secondMs) : null),
    [cabinet, secondMs],
  )
  const hintOf: HintOf = (item, menu) => (cabinet ? tileHint(item, menu, cabinet, shop.nowMs) : null)
  const [said, say] = useSaid()
  const left = useLeft(shop.state?.left, counter.asked.today)
  const seller = useWhoIsHere()?.me?.person?.id
  const stamp = (atMs: number) => soldStamp(atMs, shop.state?.clockOffsetMs, seller)
  const sale = useSale(till, latestMenu, counter, outbox, toPromise, { left, say, stamp })
  useTyping(shop.typing, sale.paid ? null : sale.cart, sale.menu)
  const linked = shop.link.state === 'linked'
  useFreshLimits(linked)
  const taking = useTaking({ till, sale, outbox, terminal: useCardTerminal(linked), linked })
  const parking = useParking({ till, shop, sale, outbox, latestMenu, say })
  useDraft({ till, sale, outbox, park: parking.keep, latestMenu, taken: taking.id !== null || sale.paid !== null, say })
  const receipts = useReceipts({ till, paid: sale.paid, outbox, printer: shop.state?.printer, say })
  const paymentNow = usePaymentNow(sale.paid, shop.state?.orders)
  const refused = useRefusedSale(sale.paid, outbox.kept)
  const [shown, show] = useState<Shown>('tiles')
  const scan = async (link: string | null) => {
    const done = await collectByCode(link)
    say(done.ok ? `${done.ticket} handed over.` : done.why)
  }
  useScanner((link) => void scan(link))
  const payExact = () => taking.payCash(taking.sharePence)
  const allergy = useAllergyView(sale)
  const paying = isAboutMoney(taking)
  // Where the tiles are not in sight a digit would wait for one that is tapped much later, and a card that was not taken is not parked.
  const digit = allergy.shown === null && !paying ? sale.type : () => {}
  const clear = allergy.shown === null ? sale.clearDigits : allergy.close
  const pays = { exactCash: payExact, card: taking.payCard, park: paying ? () => {} : parking.park }
  // Behind a panel (a refund, a discount, a void) they would pay or park what is not being looked at.
  const behind = allergy.shown === null && !paying && shown !== 'tiles' && shown !== 'menu'
  const entered = useTillKeys(sale.paid || taking.asking || behind ? null : { ...pays, allergy: allergy.open, digit, clear })
  useBusy(sale.paid !== null || sale.cart.lines.length > 0)

  if (sale.paid && refused) {
    const { id } = sale.paid
    return (
      <>
        {top(null)}
        <RefusedView paid={sale.paid} refused={refused} givenBack={() => outbox.dismiss(id)} next={taking.next} />
        <RefusedDocket paid={sale.paid} givenBack={refused.isRead} />
        <SaidLine said={said} />
      </>
    )
  }
  if (sale.paid && paymentNow) {
    return (
      <>
        {top(sale.paid.promised)}
        <PaidView paid={sale.paid} now={paymentNow} outbox={outbox} queued={queued} shop={shop} receipts={receipts} next={taking.next} />
        <PaidDocket paid={sale.paid} how={paymentNow.payment.method} shopUrl={shop.state?.publicUrl} />
        <SaidLine said={said} />
      </>
    )
  }
  const loss = typeof memory === 'object' ? memoryLoss(memory, counted, counter.asked.shops, counter.timeZone) : null
  return (
    <>
      {top(sale.promised)}
      <SellingView
        till={till}
        shop={shop}
        sale={sale}
        taking={taking}
        parking={parking}
        left={left}
        hintOf={hintOf}
        outbox={outbox}
        loss={loss}
        receipts={receipts}
        say={say}
        order={counter.next}
        allergy={allergy}
        shown={shown}
        show={show}
      />
      <Docket
        sale={sale}
        taking={taking}
        parking={parking}
        order={counter.next}
        lost={shop.link.state === 'lost'}
        hintOf={hintOf}
        entered={entered}
        openAllergy={allergy.open}
        open={show}
      />
      <SaidLine said={said} />
    </>
  )
}

/** What a scan or a call came to; it covers nothing that is tapped while selling. */
function SaidLine({ said }: { said: string | null }) {
  return (
    <div className={styles.said} role="status">
      {said}
    </div>
  )
}

/** Asks the browser not to clear what this till keeps when its disk is full. It may say no; then the till finds out afterwards. */
function useLastingStorage(): void {
  useEffect(() => {
    // Absent where a page came over plain http from another machine.
    if ('storage' in navigator) void navigator.storage.persist().catch(() => false)
  }, [])
}
