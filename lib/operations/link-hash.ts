import { createHash } from 'node:crypto'

/**
 * What an order's record has of its link. Whoever reads the log or a backup of it can open no customer's page with that, and needs no
 * secret to know again a link that is shown to him.
 */
export function linkHash(link: string): string {
  return createHash('sha256').update(link).digest('base64url')
}
