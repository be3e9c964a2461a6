import { clockWithSecondsOf, spokenDurationOf } from '../live/clock'
import type { Link } from '../live/link'

/** Says that nothing below can be trusted to be current. Shown only when the link is lost. */
export function StaleBand({ link, children, small }: { link: Link; children: string; small?: boolean }) {
  if (link.state !== 'lost') return null
  return (
    <div className={`stale ${small ? 'small' : ''}`} role="alert">
      <div className="a">{link.sinceMs === null ? 'NO LINK TO THE SHOP' : `NOT UP TO DATE since ${clockWithSecondsOf(link.sinceMs)}`}</div>
      <div className="b">{children}</div>
      {/* The seconds are for the eye: read aloud every second they would drown everything else. */}
      <div className="c" aria-hidden="true">
        {spokenDurationOf(link.behindMs)}
      </div>
    </div>
  )
}
