import type { ReactNode } from 'react'
import type { Temperatures } from '@/lib/domain/range/temperature'
import { CabinetHeat } from './cabinet-heat'
import styles from './cook.module.css'

type Props = { temperatures: Temperatures; nowMs: number; children: ReactNode }

/** What is left below the pans without a link: how hot the cabinet was when it was read last, which is no count and stays true; and the keys. */
export function NoLinkFoot({ temperatures, nowMs, children }: Props) {
  return (
    <section className={styles.alone} aria-label="Hot cabinet">
      <CabinetHeat lost temperatures={temperatures} nowMs={nowMs} />
      <div className={styles.foot}>{children}</div>
    </section>
  )
}
