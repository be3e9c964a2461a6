import type { Item } from '@/lib/domain/menu'
import { formatPrice } from '@/lib/domain/money'
import { Icon } from '../ui/icons'
import type { TileHint } from './tile-hint'
import { tileIcon } from './tile-icon'
import styles from './till.module.css'

/** `left`: how many can still be sold, null when nobody counts. */
type Props = { item: Item; count: number; hint: TileHint; left: number | null; tap: () => void }

export function ItemTile({ item, count, hint, left, tap }: Props) {
  const icon = tileIcon(item)
  return (
    // Not disabled: who taps it is told why nothing happens.
    <button type="button" className={`tile ${item.group} ${left === 0 ? 'sold-out' : ''}`} onClick={tap}>
      <span className="name">{item.name}</span>
      {count > 0 && (
        <span className="count">
          {count}
          <span className="sr-only"> on this order</span>
        </span>
      )}
      {count === 0 && icon && (
        <span className="pic">
          <Icon name={icon} />
        </span>
      )}
      <span className="foot">
        <span className="price">{formatPrice(item.pricePence)}</span>
        {left !== null && <span className={left === 0 ? 'hint' : 'hint wait'}>{left === 0 ? 'Sold out' : `${left} left`}</span>}
        {left === null && hint?.kind === 'held' && (
          <span className={hint.count <= 2 ? 'hint wait' : 'hint'}>{hint.count <= 2 ? `last ${hint.count}` : `${hint.count} held`}</span>
        )}
        {left === null && hint?.kind === 'cook' && (
          <span className="hint wait">
            <span className={styles.lg}>cook </span>
            {hint.minutes} min
          </span>
        )}
      </span>
    </button>
  )
}
