/** Codes of errors behind which is a service that does not answer at the moment: the network, PostgreSQL, Prisma. */
const codes = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ECONNABORTED'],
  // Shutting down, starting up, out of connections; a serialisation failure, a deadlock, a statement that took too long.
  ...['57P01', '57P02', '57P03', '53300', '40001', '40P01', '57014'],
  // No connection, timed out, closed by the server, pool exhausted, conflict of transactions.
  ...['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2028', 'P2034'],
])
/** What has no code says it in words (ioredis, pg, Prisma's adapter). */
const words =
  /Connection is closed|Command timed out|max retries per request|Stream isn't writeable|timeout exceeded when trying to connect|Connection terminated|Can't reach database|DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections|^LOADING |^READONLY |^MASTERDOWN /i

/**
 * Whether trying again can help. Our own errors say so themselves (`retry`). Anything unknown is a mistake in the program or an
 * invariant that is broken: trying again would hide it.
 */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('retry' in error && typeof error.retry === 'boolean') return error.retry
  if (error.name.startsWith('KafkaJS')) return true
  if ('code' in error && codes.has(String(error.code))) return true
  return words.test(error.message) || isTransient(error.cause)
}
