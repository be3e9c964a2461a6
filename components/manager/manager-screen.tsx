'use client'

import Link from 'next/link'
import { countPortions, type PortionCount } from '@/lib/domain/portion-count'
import { clockWithSecondsOf } from '../live/clock'
import type { ShopState } from '../live/shop-state'
import { useMenu } from '../live/use-menu'
import { useShop } from '../live/use-shop'
import { ExampleMenuNote } from '../ui/example-menu-note'
import { Opening } from '../ui/opening'
import { StaleBand } from '../ui/stale-band'
import { TopBar } from '../ui/top-bar'
import { BooksBox } from './books-box'
import { CollectAfter } from './collect-after'
import { FoodsTable } from './foods-table'
import { HourChart } from './hour-chart'
import styles from './manager.module.css'
import { Portions } from './portions'
import { ReceiptSettingsForm } from './receipt-settings'
import { Stats } from './stats'
import { StockTable } from './stock-table'
import { TillLimits } from './till-limits'
import { TillsTable } from './tills-table'
import { VatTable } from './vat-table'
import { WaitLine } from './wait-line'

/** They are asked every five seconds; three answers that did not come are no accident. */
const booksSilentMs = 16_000

export function ManagerScreen() {
  const { link, state, day, nowMs } = useShop('manager')
  const menu = useMenu(state?.menuVersion)
  const lost = link.state === 'lost'
  const silent = day !== null && !lost && nowMs - day.atMs > booksSilentMs
  const count = state && !lost ? counted(state) : null
  return (
    <div className={styles.m}>
      <TopBar title="Today" link={link}>
        <ExampleMenuNote confirmed={state?.menuConfirmed} />
        <Link href="/manager/staff" className="btn">
          Staff and devices
        </Link>
        <Link href="/manager/range" className="btn">
          Pans and par levels
        </Link>
      </TopBar>
      <StaleBand link={link} small>
        These figures are as old as that. What was sold since is in the shop’s log and comes up here by itself.
      </StaleBand>
      {day === null ? (
        <Opening what="the day" />
      ) : (
        <main className={styles.pg}>
          <div className={styles.hd}>
            <h2>{weekdayOf(day.date)} so far</h2>
            <p>
              {dateOf(day.date)}
              <br />
              <span className={lost || silent ? styles.bad : ''}>
                worked out at {clockWithSecondsOf(day.atMs)}
                {silent && '; since then the books have not answered'}
              </span>
            </p>
          </div>
          <Stats day={day} />
          <div className={styles.mid}>
            <HourChart hours={day.hours} nowMs={day.atMs} />
            <div>
              <BooksBox day={day} />
              <Portions count={count} />
            </div>
          </div>
          <div className={styles.low}>
            <TillsTable tills={day.tills} />
            <WaitLine waits={day.waits} />
          </div>
          <div className={styles.low}>
            <StockTable stock={day.stock} />
            <div>
              <FoodsTable foods={day.foods} menu={menu} />
              <VatTable vat={day.vat} />
              <CollectAfter />
              <TillLimits />
              <ReceiptSettingsForm />
            </div>
          </div>
        </main>
      )}
    </div>
  )
}

function counted({ cabinet, orders }: ShopState): PortionCount {
  const wasReady = [...orders.values()].filter((facts) => facts.ready !== undefined)
  return countPortions(cabinet, new Set(wasReady.map((facts) => facts.id)))
}

/** The trading date names a day, not a moment: it is read at noon UTC, where no time zone can move it. */
const noonOf = (date: string) => new Date(`${date}T12:00:00Z`)
const weekdayOf = (date: string) => new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }).format(noonOf(date))
const dateOf = (date: string) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noonOf(date))
