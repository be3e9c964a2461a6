import { z } from 'zod'

/** An id that a client makes. Always lower case from here on: PostgreSQL would write it so, and it is compared as text. */
export const identity = z.uuid().toLowerCase()
