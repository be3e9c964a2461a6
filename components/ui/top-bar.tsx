import type { ReactNode } from 'react'
import { WhoState } from '../door/who-state'
import type { Link } from '../live/link'
import { Brand } from './brand'
import { LinkState } from './link-state'
import { WaitingBadge } from './waiting-badge'

/** `sends`: the screen says itself what waits on this device. */
type Props = { title: string; link: Link; children?: ReactNode; end?: ReactNode; sends?: boolean }

/** The bar of every working screen: brand (the way home), what this screen is, and how current it is. Red when the link is lost. */
export function TopBar({ title, link, children, end, sends = false }: Props) {
  return (
    <header className={`top ${link.state === 'lost' ? 'lost' : ''}`}>
      <Brand />
      <span className="sep" />
      <h1 className="font-bold">{title}</h1>
      {children}
      {!sends && <WaitingBadge />}
      <span className="end" />
      <LinkState link={link} />
      {end}
      <WhoState />
    </header>
  )
}
