import { type CSSProperties, useMemo } from 'react'
import type { LogPicture } from '@/lib/realtime/log'
import { standingsOf } from './flags'
import { Lane } from './lane'
import type { Lane as LaneData } from './lanes'
import type { Place } from './place'
import styles from './tape.module.css'
import { useGeometry } from './use-geometry'

type Props = {
  picture: LogPicture
  lanes: readonly LaneData[]
  chosen: Place | null
  order: string | null
  tabStop: Place | null
  choose: (place: Place) => void
  turn: (name: string, folded: boolean) => void
}

/** All topics of the space, one under the other. */
export function LanesView({ picture, lanes, chosen, order, tabStop, choose, turn }: Props) {
  const { area, geometry, label } = useGeometry()
  const standings = useMemo(() => standingsOf(picture.readers), [picture.readers])
  const size: CSSProperties & Record<`--${string}`, string> = {
    '--pitch': `${geometry?.pitch ?? 0}px`,
    '--slots': String((geometry?.capacity ?? 0) + 1),
    '--label': `${label}px`,
  }
  const firstOpen = lanes.find(({ folded, tapes }) => !folded && tapes.length > 0) ?? lanes[0]
  return (
    <div className={styles.lanes} ref={area} style={size}>
      {geometry &&
        lanes.map((lane) => (
          <Lane
            key={lane.topic.name}
            lane={lane}
            first={lane === firstOpen}
            rate={picture.rates.topics[lane.topic.name]}
            standings={standings}
            geometry={geometry}
            chosen={chosen}
            order={order}
            tabStop={tabStop}
            choose={choose}
            turn={turn}
          />
        ))}
    </div>
  )
}
