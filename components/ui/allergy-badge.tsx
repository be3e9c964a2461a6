import { allergyWords } from '@/lib/domain/allergy-words'
import type { Allergen } from '@/lib/domain/menu'

/** In the one colour that nothing else has, and in words. Nothing at all when there is nothing to look out for. */
export function AllergyBadge({ avoid, className = '' }: { avoid: readonly Allergen[] | undefined; className?: string | undefined }) {
  const words = allergyWords(avoid)
  return words === null ? null : <span className={`badge allergy ${className}`}>{words}</span>
}
