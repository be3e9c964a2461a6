import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { FreshPages } from '@/components/live/fresh-pages'
import { env } from '@/lib/server/env'
import { fonts } from './fonts'
import './globals.css'

export const metadata: Metadata = { title: { default: 'Chippy', template: '%s · Chippy' }, icons: { icon: 'data:,' } }
/** Each page carries the nonce of its own answer (workers/gateway/guard.ts), so none is made beforehand. */
export const dynamic = 'force-dynamic'
export const viewport: Viewport = { width: 'device-width', initialScale: 1 }

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en-GB" className={fonts} data-time-zone={env.TIME_ZONE}>
      <body>
        {children}
        <FreshPages />
      </body>
    </html>
  )
}
