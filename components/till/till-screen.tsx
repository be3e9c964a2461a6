'use client'

import { useEffect } from 'react'
import { totalPence } from '@/lib/domain/cart'
import type { Menu } from '@/lib/domain/menu'
import { clockOf, dayOf } from '../live/clock'
import { useBusy } from '../live/fresh-pages'
import { useMenu } from '../live/use-menu'
import { useNoLinkTone } from '../live/use-no-link-tone'
import { type OutboxView, useOutbox } from '../live/use-outbox'
import { type Shop, useShop } from '../live/use-shop'
import { ExampleMenuNote } from '../ui/example-menu-note'
import { Opening } from '../ui/opening'
import { SoundState } from '../ui/sound-state'
import { TopBar } from '../ui/top-bar'
import { Docket, PaidDocket } from './docket'
import { memoryLoss } from './memory-loss'
import { PaidView } from './paid-view'
import { SellingView } from './selling-view'
import styles from './till.module.css'
import { useCounter } from './use-counter'
import { ordersPath, useSale } from './use-sale'
import { useFocusStays, useTillKeys } from './use-till-keys'

export function TillScreen({ till }: { till: number }) {
  const shop = useShop('till', till)
  const menu = useMenu(shop.state?.menuVersion)
  const outbox = useOutbox(`till-${till}`, shop.link.state === 'linked')
  const queued = outbox.kept.filter((entry) => entry.path === ordersPath && entry.refusal === undefined).length
  useNoLinkTone(shop.link)
  useFocusStays()
  useLastingStorage()

  return (
    <div className={`screen ${styles.app}`}>
      <TopBar title={`Till ${till}`} link={shop.link} end={<SoundState />}>
        {shop.nowMs > 0 && (
          <span>
            {dayOf(shop.nowMs)} · <b>{clockOf(shop.nowMs)}</b>
          </span>
        )}
        <ExampleMenuNote confirmed={menu?.confirmed} />
        {queued > 0 && <span className="badge gold">Queued on this till: {queued}</span>}
      </TopBar>
      {menu === null || shop.nowMs === 0 || outbox.memory === 'opening' ? (
        <Opening what={`till ${till}`} />
      ) : (
        <OpenTill till={till} shop={shop} latestMenu={menu} outbox={outbox} queued={queued} />
      )}
    </div>
  )
}

type OpenTillProps = { till: number; shop: Shop; latestMenu: Menu; outbox: OutboxView; queued: number }

function OpenTill({ till, shop, latestMenu, outbox, queued }: OpenTillProps) {
  const { counted, memory } = outbox
  const counter = useCounter(till, shop.state, shop.nowMs, counted)
  const sale = useSale(till, latestMenu, counter, outbox)
  const payExact = () => sale.payCash(totalPence(sale.menu, sale.cart))
  useTillKeys(sale.paid ? null : { exactCash: payExact, card: sale.payCard, digit: sale.type, clear: sale.clearDigits })
  useBusy(sale.paid !== null || sale.cart.lines.length > 0)

  if (sale.paid) {
    return (
      <>
        <PaidView paid={sale.paid} outbox={outbox} queued={queued} deviceNowMs={shop.deviceNowMs} next={sale.next} />
        <PaidDocket paid={sale.paid} />
      </>
    )
  }
  const loss = typeof memory === 'object' ? memoryLoss(memory, counted, counter.asked.shops, counter.timeZone) : null
  return (
    <>
      <SellingView till={till} shop={shop} sale={sale} outbox={outbox} loss={loss} />
      <Docket sale={sale} order={counter.next} lost={shop.link.state === 'lost'} />
    </>
  )
}

/** Asks the browser not to clear what this till keeps when its disk is full. It may say no; then the till finds out afterwards. */
function useLastingStorage(): void {
  useEffect(() => {
    // Absent where a page came over plain http from another machine.
    if ('storage' in navigator) void navigator.storage.persist().catch(() => false)
  }, [])
}
