import { spokenDurationOf } from '../live/clock'
import type { Link } from '../live/link'

/** How far what this screen shows is behind the shop's log. */
export function LinkState({ link }: { link: Link }) {
  return (
    <span className={`link ${link.state}`}>
      <i />
      <span>{wordsFor(link)}</span>
    </span>
  )
}

function wordsFor(link: Link): string {
  switch (link.state) {
    case 'opening':
      return 'Opening'
    case 'linked':
      return `Linked · log ${(link.behindMs / 1_000).toFixed(1)} s`
    case 'slow':
      return `Slow · ${spokenDurationOf(link.behindMs)} behind`
    case 'lost':
      return `No link for ${spokenDurationOf(link.behindMs)}`
    default: {
      const unknown: never = link.state
      return unknown
    }
  }
}
