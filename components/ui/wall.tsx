import type { ReactNode } from 'react'
import { ChipFork } from './icons'
import styles from './wall.module.css'

/** The tiled wall behind whatever comes before a working screen, with the shop's sign on it. */
export function Wall({ about, end, children }: { about: ReactNode; end?: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.wall}>
      <header className={styles.mast}>
        <span className={styles.brand}>
          <ChipFork height={58} />
          Chippy
        </span>
        <div>{about}</div>
        {end}
      </header>
      {children}
    </div>
  )
}
