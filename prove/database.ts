import pg from 'pg'

/** Lends a connection; whatever happens to the lender's shop meanwhile is the borrower's error, not the process's end. */
export async function withDatabase<T>(connectionString: string, borrow: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client({ connectionString })
  db.on('error', () => {})
  await db.connect()
  try {
    return await borrow(db)
  } finally {
    await db.end().catch(() => {})
  }
}
