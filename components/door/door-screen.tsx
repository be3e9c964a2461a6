import type { Need } from '@/lib/domain/access/need'
import type { Me } from '@/lib/realtime/access'
import { Wall } from '../ui/wall'
import styles from './door.module.css'
import { EnrolView } from './enrol-view'
import { SignInView } from './sign-in-view'

type Props = { me: Me; need: Need; ask: () => Promise<void> }

/** What stands before a screen until it may be used: the shop must be set up, this device enrolled, somebody signed in. */
export function DoorScreen({ me, need, ask }: Props) {
  return (
    <div className={styles.door} data-door>
      <Wall about={aboutOf(me)}>
        {me.shopName === null ? (
          <NotSetUp />
        ) : me.device === null ? (
          <EnrolView me={me} ask={ask} />
        ) : (
          <SignInView key={me.locked?.id ?? me.person?.id ?? 'nobody'} me={me} need={need} ask={ask} />
        )}
      </Wall>
    </div>
  )
}

function aboutOf({ shopName, device }: Me): string {
  if (shopName === null) return 'Not set up yet'
  return device === null ? 'New device: the manager enrols it once' : `${device.name} · ${shopName}`
}

function NotSetUp() {
  return (
    <main className={styles.one}>
      <section className={styles.paper}>
        <h1>This shop is new</h1>
        <p className={styles.lead}>
          Where the shop was started, a link was printed that works once: open it on the owner’s computer to name the shop and set a
          password. This page goes on by itself when that is done.
        </p>
      </section>
    </main>
  )
}
