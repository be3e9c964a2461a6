import { demos } from '@/lib/realtime/demos'
import type { LogSpace } from '@/lib/realtime/log'
import { demoOf } from './all-spaces'
import styles from './log.module.css'

type Shape = { tills: number; partitions: number; preparers: number; cook: boolean; accountant: boolean }

/** Rows that can be told apart on so small a picture. */
const most = 3

/** Tills (gold), tapes, readers (sea) and a cook (orange), as the space is made up. A picture of the words beside it. */
export function SpaceDiagram({ space, there }: { space: string; there: LogSpace | undefined }) {
  const { tills, partitions, preparers, cook, accountant } = shapeOf(space, there)
  const tillRows = rows(tills)
  const tapeRows = rows(partitions)
  const readerRows = rows(preparers, 12)
  const nearest = (from: number, to: readonly number[]) => to.toSorted((a, b) => Math.abs(a - from) - Math.abs(b - from))[0] ?? from
  return (
    <svg className={styles.diagram} viewBox="0 0 104 40" aria-hidden="true">
      {tillRows.map((y) => (
        <g key={`till ${y}`}>
          <path className={styles.wire} d={`M14 ${y}L34 ${nearest(y, tapeRows)}`} />
          <rect className={styles.tillMark} x="4" y={y - 4} width="9" height="8" />
        </g>
      ))}
      {tapeRows.map((y) => (
        <g key={`tape ${y}`}>
          <path className={styles.wire} d={`M65 ${y}L80 ${nearest(y, readerRows)}`} />
          <rect className={styles.tapeMark} x="34" y={y - 4} width="30" height="8" />
        </g>
      ))}
      {readerRows.map((y) => (
        <circle key={`reader ${y}`} className={styles.readerMark} cx="85" cy={y} r="5" />
      ))}
      {cook && (
        <>
          <path className={styles.wire} d="M85 26v9H50v-5M91 20h6" fill="none" />
          <rect className={styles.cookMark} x="96" y="15" width="8" height="10" />
        </>
      )}
      {accountant && <circle className={styles.accountantMark} cx="98" cy="32" r="5" />}
    </svg>
  )
}

function shapeOf(space: string, there: LogSpace | undefined): Shape {
  const demo = demoOf(space)
  const count = (worker: string) => there?.members.find((one) => one.worker === worker)?.count ?? 0
  if (demo === null) return { tills: most, partitions: most, preparers: Math.max(1, count('preparer')), cook: true, accountant: false }
  const { tills, partitions, preparers, cooks } = demos[demo].ranges
  return {
    tills: tills.default,
    partitions: partitions.default,
    preparers: count('preparer') || preparers.default,
    cook: cooks.default > 0,
    accountant: demo === 6,
  }
}

/** Middles of so many rows around the middle of the picture. */
function rows(wanted: number, apart = 12): number[] {
  const number = Math.min(most, Math.max(1, wanted))
  return Array.from({ length: number }, (_, nth) => 20 + (nth - (number - 1) / 2) * apart)
}
