import type { ReactNode } from 'react'
import { WhoState } from '../door/who-state'
import type { Link } from '../live/link'
import { Brand } from './brand'
import { LinkState } from './link-state'

/** The bar of every working screen: brand (the way home), what this screen is, and how current it is. Red when the link is lost. */
export function TopBar({ title, link, children, end }: { title: string; link: Link; children?: ReactNode; end?: ReactNode }) {
  return (
    <header className={`top ${link.state === 'lost' ? 'lost' : ''}`}>
      <Brand />
      <span className="sep" />
      <h1 className="font-bold">{title}</h1>
      {children}
      <span className="end" />
      <LinkState link={link} />
      {end}
      <WhoState />
    </header>
  )
}
