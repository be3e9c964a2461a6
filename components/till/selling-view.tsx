'use client'

import { leftOf, type Units } from '@/lib/domain/availability'
import { quantityOf } from '@/lib/domain/cart'
import type { Item } from '@/lib/domain/menu'
import { CounterPanel } from '../counter/counter-panel'
import type { OutboxView } from '../live/use-outbox'
import type { Shop } from '../live/use-shop'
import { Icon } from '../ui/icons'
import { AllergenListView } from './allergen-list-view'
import { AllergyTalkView } from './allergy-view'
import { DiscountPanel } from './discount-panel'
import { FindPanel } from './find-panel'
import { ItemTile } from './item-tile'
import { KitchenStrip } from './kitchen-strip'
import { LateReceiptsBar } from './late-receipts-bar'
import { LineOptions } from './line-options'
import { MemoryBar } from './memory-bar'
import type { Loss } from './memory-loss'
import { MenuSearch } from './menu-search'
import { ParkedKeys } from './parked-keys'
import { ParkedPanel } from './parked-panel'
import { QueueBar } from './queue-bar'
import { RefusedBar } from './refused-bar'
import { TakingView } from './taking-view'
import type { HintOf } from './tile-hint'
import styles from './till.module.css'
import type { AllergyView } from './use-allergy-view'
import type { Parking } from './use-parking'
import type { Receipts } from './use-printing'
import type { Sale } from './use-sale'
import { isAboutMoney, type Taking } from './use-taking'
import { VoidPanel } from './void-panel'

/** What takes the place of the tiles. */
export type Shown = 'tiles' | 'menu' | 'counter' | 'parked' | 'find' | 'discount' | 'void'

type Props = {
  till: number
  shop: Shop
  sale: Sale
  taking: Taking
  parking: Parking
  left: Units
  hintOf: HintOf
  outbox: OutboxView
  loss: Loss | null
  receipts: Receipts
  say: (said: string) => void
  /** The number of the order that is being taken. */
  order: number
  allergy: AllergyView
  shown: Shown
  show: (shown: Shown) => void
}

/** The left side while an order is taken: tiles (or the whole menu), the chosen line's options, this till's orders. */
export function SellingView({
  till,
  shop,
  sale,
  taking,
  parking,
  left,
  hintOf,
  outbox,
  loss,
  receipts,
  say,
  order,
  allergy,
  shown,
  show,
}: Props) {
  const paying = isAboutMoney(taking)
  const panel = paying ? null : shown
  const toTiles = () => show('tiles')
  const tileFor = (item: Item, tap = () => sale.tap(item)) => (
    <ItemTile
      key={item.id}
      item={item}
      count={quantityOf(sale.cart, item.id)}
      hint={hintOf(item, sale.menu)}
      left={leftOf(left, item)}
      tap={tap}
    />
  )

  const parked = <ParkedKeys parking={parking} nowMs={shop.nowMs} openAll={() => show('parked')} />

  const bars = (
    <>
      <RefusedBar outbox={outbox} />
      <MemoryBar loss={loss} till={till} read={outbox.lossRead} />
      <LateReceiptsBar receipts={receipts} />
      <QueueBar link={shop.link} outbox={outbox} />
    </>
  )
  if (allergy.shown !== null) {
    return (
      <main className={styles.left}>
        {bars}
        {allergy.shown === 'talk' ? (
          <AllergyTalkView sale={sale} order={order} view={allergy} />
        ) : (
          <AllergenListView menu={sale.menu} avoid={sale.cart.allergy?.avoid ?? []} back={allergy.open} close={allergy.close} />
        )}
      </main>
    )
  }

  return (
    <main className={styles.left}>
      {bars}
      {paying && <TakingView sale={sale} taking={taking} />}
      {panel === 'menu' && <MenuSearch menu={sale.menu} left={left} tileFor={tileFor} tap={sale.tap} say={say} close={toTiles} />}
      {panel === 'tiles' && <TileGrid sale={sale} tileFor={tileFor} openAll={() => show('menu')} />}
      {panel === 'counter' && shop.state && (
        <CounterPanel orders={shop.state.orders} nowMs={shop.nowMs} outbox={outbox} say={say} close={toTiles} />
      )}
      {panel === 'parked' && <ParkedPanel parking={parking} menu={sale.menu} nowMs={shop.nowMs} close={toTiles} />}
      {panel === 'find' && shop.state && <FindPanel orders={shop.state.orders} say={say} close={toTiles} />}
      {panel === 'discount' && <DiscountPanel sale={sale} linked={shop.link.state === 'linked'} close={toTiles} />}
      {panel === 'void' && <VoidPanel sale={sale} linked={shop.link.state === 'linked'} close={toTiles} />}
      {!paying && shown !== 'find' && shown !== 'discount' && (
        <LineOptions sale={sale} emptyBeforeMs={loss === null ? newHereSinceMs(outbox.memory) : null} />
      )}
      <KitchenStrip
        till={till}
        shop={shop}
        menu={sale.menu}
        outbox={outbox}
        openCounter={() => show('counter')}
        openFind={() => show('find')}
        parked={parked}
      />
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
