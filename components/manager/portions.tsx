import type { DayReport } from '@/lib/domain/report'
import styles from './manager.module.css'

/** Every portion that was fried is sold, wasted or still held. `held` null: the cabinet is not known now. */
export function Portions({ foods, held }: { foods: DayReport['foods']; held: number | null }) {
  const cooked = foods.reduce((sum, food) => sum + food.cooked, 0)
  const sold = foods.reduce((sum, food) => sum + food.sold, 0)
  const wasted = foods.reduce((sum, food) => sum + food.wasted, 0)
  return (
    <section className={styles.portions}>
      <h3>Every portion counted</h3>
      {cooked > 0 && (
        <div className={styles.stack} aria-hidden="true">
          <Bar n={sold} looks={styles.sold} word="sold" />
          <Bar n={wasted} looks={styles.wasted} word="" />
          <Bar n={held ?? Math.max(0, cooked - sold - wasted)} looks={held === null ? styles.unknown : styles.held} word="" />
        </div>
      )}
      <p className="muted">{sumWords(cooked, sold, wasted, held)}</p>
    </section>
  )
}

function Bar({ n, looks, word }: { n: number; looks: string | undefined; word: string }) {
  if (n === 0) return null
  return (
    <span className={looks} style={{ flexGrow: n }}>
      {n} {word}
    </span>
  )
}

function sumWords(cooked: number, sold: number, wasted: number, held: number | null): string {
  if (cooked === 0) return 'Nothing has been fried yet. Every portion that comes out of a pan is counted here.'
  if (held === null) return `${cooked} fried, ${sold} sold, ${wasted} wasted. What is held is not known now.`
  const difference = cooked - sold - wasted - held
  const words = `${cooked} fried = ${sold} sold + ${wasted} wasted + ${held} held now`
  if (difference === 0) return words
  // The two counts come by different ways, seconds apart, and what was held at four in the morning is of the day before.
  return difference > 0
    ? `${words}; ${difference} not in either count yet`
    : `${words}; ${-difference} of them fried before today, or counted since`
}
