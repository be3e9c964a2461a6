'use client'

import Link from 'next/link'
import { useMenu } from '../live/use-menu'
import { useShop } from '../live/use-shop'
import { Opening } from '../ui/opening'
import { TopBar } from '../ui/top-bar'
import { PansForm } from './pans-form'
import { ParForm } from './par-form'
import styles from './range.module.css'
import { useRange } from './use-range'

/** What the manager lays down for the cook: the pans, and how much is kept ready when. */
export function RangeScreen() {
  const { link, state } = useShop('home')
  const menu = useMenu(state?.menuVersion)
  const range = useRange()
  return (
    <div className={styles.page}>
      <TopBar title="Pans and par levels" link={link}>
        <Link href="/manager" className="btn">
          Back to today
        </Link>
      </TopBar>
      {menu === null || range === null ? (
        <Opening what="the range" />
      ) : (
        <main className={styles.columns}>
          <PansForm menu={menu} known={range.pans} />
          <ParForm menu={menu} known={range.par} />
        </main>
      )}
    </div>
  )
}
