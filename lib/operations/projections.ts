/** What follows from the log alone, and so can be emptied and made again: by its name for people, the worker that makes it. */
export const projections = { books: 'accountant', facts: 'statistician', stock: 'stockist' } as const
export type Projection = keyof typeof projections
export const projectionNames = ['books', 'facts', 'stock'] as const satisfies readonly Projection[]
