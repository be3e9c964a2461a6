import { isWhole, type Station } from '@/lib/domain/station'
import { clockWithSecondsOf, dayOf } from '../live/clock'
import type { Shop } from '../live/use-shop'
import { ExampleMenuNote } from '../ui/example-menu-note'
import { SoundState } from '../ui/sound-state'
import { TopBar } from '../ui/top-bar'
import styles from './kitchen.module.css'
import { limitWords, stationWords } from './station-words'
import type { Kitchen } from './use-kitchen'

type Props = {
  shop: Pick<Shop, 'link' | 'nowMs' | 'state'>
  counts: Kitchen['counts']
  station: Station
  chooseStation: () => void
  /** For a moment after a lost link has come back: how many orders came in meanwhile. */
  caughtUp: number | null
}

/** What this display shows, how much there is to do, how current it is and whether it can be heard. */
export function KitchenTop({ shop: { link, nowMs, state }, counts, station, chooseStation, caughtUp }: Props) {
  const { open, late, cancelled, elsewhere, lateElsewhere } = counts
  return (
    <TopBar title="Preparer" link={link} end={<SoundState />}>
      {nowMs > 0 && <span className={styles.day}>{dayOf(nowMs)}</span>}
      {nowMs > 0 && <b className={styles.clock}>{clockWithSecondsOf(nowMs)}</b>}
      <span className={`badge ${late + cancelled > 0 ? 'gold' : ''} ${styles.count}`} hidden={state === null}>
        {open} open{late > 0 && ` · ${late} LATE`}
        {cancelled > 0 && ` · ${cancelled} cancelled`}
      </span>
      {!isWhole(station) && elsewhere > 0 && (
        <span className={`badge ${lateElsewhere > 0 ? 'gold' : ''} ${styles.count}`}>
          {elsewhere} elsewhere{lateElsewhere > 0 && ` · ${lateElsewhere} LATE`}
        </span>
      )}
      {caughtUp !== null && (
        <span className={`badge sea ${styles.count}`} role="status">
          Up to date, {caughtUp} new
        </span>
      )}
      <button
        type="button"
        className={`btn ${styles.station}`}
        onClick={chooseStation}
        aria-label={`This display: ${stationWords(station)}, ${limitWords(station.limits)}`}
      >
        {stationWords(station)} · {limitWords(station.limits)}
      </button>
      <ExampleMenuNote confirmed={state?.menuConfirmed} />
    </TopBar>
  )
}
