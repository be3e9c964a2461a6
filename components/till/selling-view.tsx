'use client'

import { useState } from 'react'
import { leftOf, type Units } from '@/lib/domain/availability'
import { quantityOf } from '@/lib/domain/cart'
import type { Item } from '@/lib/domain/menu'
import type { OutboxView } from '../live/use-outbox'
import type { Shop } from '../live/use-shop'
import { Icon } from '../ui/icons'
import { CounterPanel } from './counter-panel'
import { ItemTile } from './item-tile'
import { KitchenStrip } from './kitchen-strip'
import { LineOptions } from './line-options'
import { MemoryBar } from './memory-bar'
import type { Loss } from './memory-loss'
import { MenuSearch } from './menu-search'
import { QueueBar } from './queue-bar'
import { RefusedBar } from './refused-bar'
import { tileHint } from './tile-hint'
import styles from './till.module.css'
import type { Sale } from './use-sale'

type Props = {
  till: number
  shop: Shop
  sale: Sale
  left: Units
  outbox: OutboxView
  loss: Loss | null
  say: (said: string) => void
}

/** The left side while an order is taken: tiles (or the whole menu), the chosen line's options, this till's orders. */
export function SellingView({ till, shop, sale, left, outbox, loss, say }: Props) {
  const [shown, setShown] = useState<'tiles' | 'menu' | 'counter'>('tiles')
  const toTiles = () => setShown('tiles')
  const cabinet = shop.link.state === 'linked' ? shop.state?.cabinet : null
  const tileFor = (item: Item, tap = () => sale.tap(item)) => (
    <ItemTile
      key={item.id}
      item={item}
      count={quantityOf(sale.cart, item.id)}
      hint={cabinet ? tileHint(item, sale.menu, cabinet, shop.nowMs) : null}
      left={leftOf(left, item)}
      tap={tap}
    />
  )

  return (
    <main className={styles.left}>
      <RefusedBar outbox={outbox} />
      <MemoryBar loss={loss} till={till} read={outbox.lossRead} />
      <QueueBar link={shop.link} outbox={outbox} />
      {shown === 'menu' && <MenuSearch menu={sale.menu} left={left} tileFor={tileFor} tap={sale.tap} say={say} close={toTiles} />}
      {shown === 'tiles' && <TileGrid sale={sale} tileFor={tileFor} openAll={() => setShown('menu')} />}
      {shown === 'counter' && shop.state && (
        <CounterPanel orders={shop.state.orders} nowMs={shop.nowMs} outbox={outbox} say={say} close={toTiles} />
      )}
      <LineOptions sale={sale} emptyBeforeMs={loss === null ? newHereSinceMs(outbox.memory) : null} />
      <KitchenStrip till={till} shop={shop} menu={sale.menu} outbox={outbox} openCounter={() => setShown('counter')} />
    </main>
  )
}

/** A new memory says so as long as it has sold nothing: nobody else can know that there was another one before. */
function newHereSinceMs(memory: OutboxView['memory']): number | null {
  return typeof memory === 'object' && memory.given === 0 && memory.cleared === null ? memory.bornAtMs : null
}

type GridProps = { sale: Sale; tileFor: (item: Item) => React.ReactNode; openAll: () => void }

function TileGrid({ sale, tileFor, openAll }: GridProps) {
  const places = Array.from({ length: 35 }, (_, at) => sale.menu.items.find((item) => item.tile === at + 1))
  return (
    <section className={styles.grid} aria-label="Best sellers">
      {places.map((item, at) => (item ? tileFor(item) : <span key={`empty-${at + 1}`} />))}
      <button type="button" className="tile" onClick={openAll}>
        <span className="name">All the menu</span>
        <span className="pic">
          <Icon name="more" />
        </span>
        <span className="foot">
          <span className="price">Search</span>
          <span className="hint">{sale.menu.items.length}</span>
        </span>
      </button>
    </section>
  )
}
