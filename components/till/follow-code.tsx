'use client'

import { linkPath } from '@/lib/domain/link'
import { QrCode } from '../ui/qr-code'
import styles from './say.module.css'

/** Only this computer finds itself under such a name. */
const onlyHere = /^https?:\/\/(localhost|127\.|\[::1\])/

export const orderAddress = (link: string, shopUrl: string | undefined): string => `${shopUrl ?? window.location.origin}${linkPath(link)}`

/** The way to an order on the customer's phone, and what is scanned when it is fetched. `shopUrl`: where phones reach the shop. */
export function FollowCode({ link, ticket, shopUrl }: { link: string; ticket: string; shopUrl: string | undefined }) {
  const address = orderAddress(link, shopUrl)
  return (
    <figure className={styles.follow}>
      <QrCode text={address} label={`Code of order ${ticket}`} />
      <figcaption>
        {onlyHere.test(address) ? 'Show this when you fetch it.' : 'Follow it on your phone, and show this when you fetch it.'}
      </figcaption>
    </figure>
  )
}
