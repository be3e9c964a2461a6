'use client'

import type { AllergensAnswer } from '@/lib/realtime/allergens'
import { useAnswer } from '../live/use-answer'

/** Null: not known yet. */
export const useAllergens = (): AllergensAnswer | null => useAnswer<AllergensAnswer>('/api/allergens', 3_000)
