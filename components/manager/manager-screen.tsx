'use client'

import { shelves } from '@/lib/domain/shelf'
import { clockWithSecondsOf } from '../live/clock'
import { useMenu } from '../live/use-menu'
import { useShop } from '../live/use-shop'
import { ExampleMenuNote } from '../ui/example-menu-note'
import { Opening } from '../ui/opening'
import { StaleBand } from '../ui/stale-band'
import { TopBar } from '../ui/top-bar'
import { BooksBox } from './books-box'
import { HourChart } from './hour-chart'
import styles from './manager.module.css'
import { Portions } from './portions'
import { Stats } from './stats'
import { StockTable } from './stock-table'
import { TillsTable } from './tills-table'
import { VatTable } from './vat-table'
import { WaitLine } from './wait-line'

export function ManagerScreen() {
  const { link, nowMs, state, day } = useShop('manager')
  const menu = useMenu(state?.menuVersion)
  const lost = link.state === 'lost'
  const cabinet = state?.cabinet
  const held = cabinet && menu && !lost ? shelves(cabinet, menu, nowMs).reduce((sum, shelf) => sum + shelf.held, 0) : null
  return (
    <div className={styles.m}>
      <TopBar title="Today" link={link}>
        <ExampleMenuNote confirmed={state?.menuConfirmed} />
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
              <span className={lost ? styles.bad : ''}>worked out at {clockWithSecondsOf(day.atMs)}</span>
            </p>
          </div>
          <Stats day={day} />
          <div className={styles.mid}>
            <HourChart hours={day.hours} nowMs={day.atMs} />
            <div>
              <BooksBox day={day} />
              <Portions foods={day.foods} held={held} />
            </div>
          </div>
          <div className={styles.low}>
            <TillsTable tills={day.tills} />
            <WaitLine waits={day.waits} />
          </div>
          <div className={styles.low}>
            <StockTable stock={day.stock} />
            <VatTable vat={day.vat} />
          </div>
        </main>
      )}
    </div>
  )
}

/** The trading date names a day, not a moment: it is read at noon UTC, where no time zone can move it. */
const noonOf = (date: string) => new Date(`${date}T12:00:00Z`)
const weekdayOf = (date: string) => new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' }).format(noonOf(date))
const dateOf = (date: string) =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noonOf(date))
