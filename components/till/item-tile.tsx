import type { Item } from '@/lib/domain/menu'
import { formatPrice } from '@/lib/domain/money'
import { Icon } from '../ui/icons'
import type { TileHint } from './tile-hint'
import { tileIcon } from './tile-icon'
import styles from './till.module.css'

type Props = { item: Item; count: number; hint: TileHint; tap: () => void }

export function ItemTile({ item, count, hint, tap }: Props) {
  const icon = tileIcon(item)
  return (
    <button type="button" className={`tile ${item.group}`} onClick={tap}>
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
        {hint?.kind === 'held' && (
          <span className={hint.count <= 2 ? 'hint wait' : 'hint'}>{hint.count <= 2 ? `last ${hint.count}` : `${hint.count} held`}</span>
        )}
        {hint?.kind === 'cook' && (
          <span className="hint wait">
            <span className={styles.lg}>cook </span>
            {hint.minutes} min
          </span>
        )}
      </span>
    </button>
  )
}
