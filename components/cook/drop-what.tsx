import type { Offer, Pan } from '@/lib/domain/cook-view'
import { KeyCap } from '../ui/key-cap'
import styles from './cook.module.css'
import type { PanKeys } from './use-pan-keys'

/** What the cook has put in though nobody asked for it: one usual batch of each food of the pan. Its count is changed while it fries. */
export function DropWhat({ pan, offers, keys }: { pan: Pan; offers: readonly Offer[]; keys: PanKeys }) {
  const beside = pan.frying.length > 0
  return (
    <div className={styles.dropWhat} role="group" aria-label={`Pan ${pan.pan}: drop what?`}>
      {!beside && <div className={styles.verb}>Drop what?</div>}
      <div className={styles.offers}>
        {offers.map((offer, place) => (
          <button key={offer.food} type="button" onClick={() => keys.choose(pan, offer)}>
            {!beside && <KeyCap>{String(offers.length === 1 ? pan.pan : place + 1)}</KeyCap>}
            <span>
              {beside && '+'}
              {offer.portions} {offer.name.toLowerCase()}
            </span>
          </button>
        ))}
      </div>
    </div>
  )
}
