'use client'

import Link from 'next/link'
import { devicesAnswer, peopleAnswer } from '@/lib/realtime/access'
import { useShop } from '../live/use-shop'
import { TopBar } from '../ui/top-bar'
import { DevicesPart } from './devices-part'
import { PeoplePart } from './people-part'
import styles from './staff.module.css'
import { useList } from './use-list'

/** Who works here, and on which devices. */
export function StaffScreen() {
  const { link } = useShop('home')
  const people = useList('/api/people', peopleAnswer)
  const devices = useList('/api/devices', devicesAnswer)
  return (
    <div className={styles.page}>
      <TopBar title="Staff and devices" link={link}>
        <Link href="/manager" className="btn">
          Back to today
        </Link>
      </TopBar>
      <main className={styles.columns}>
        <PeoplePart list={people.list?.people ?? null} refresh={people.refresh} />
        <DevicesPart list={devices.list} refresh={devices.refresh} />
      </main>
    </div>
  )
}
