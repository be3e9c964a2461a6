import Link from 'next/link'
import type { ReactNode } from 'react'
import type { Link as LinkToShop } from '../live/link'
import { ChipFork } from './icons'
import { LinkState } from './link-state'

/** The bar of every working screen: brand (the way home), what this screen is, and how current it is. Red when the link is lost. */
export function TopBar({ title, link, children, end }: { title: string; link: LinkToShop; children?: ReactNode; end?: ReactNode }) {
  return (
    <header className={`top ${link.state === 'lost' ? 'lost' : ''}`}>
      <Link href="/?choose" className="brand" aria-label="Chippy, all screens">
        <ChipFork />
        Chippy
      </Link>
      <span className="sep" />
      <h1 className="font-bold">{title}</h1>
      {children}
      <span className="end" />
      <LinkState link={link} />
      {end}
    </header>
  )
}
