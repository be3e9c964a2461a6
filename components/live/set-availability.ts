import { v7 as uuidv7 } from 'uuid'
import type { AvailabilityInput } from '@/lib/inputs/availability'
import { post, troubleWith } from './post'

/** Says how much is left, now or not at all: told an hour late it would be wrong. What to tell whoever said it; null when it is done. */
export async function sayLeft(what: Omit<AvailabilityInput, 'id'>): Promise<string | null> {
  const body: AvailabilityInput = { id: uuidv7(), ...what }
  return troubleWith(await post('/api/availability', body))
}
