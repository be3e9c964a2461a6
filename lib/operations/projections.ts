/** What follows from the log alone, and so can be emptied and made again: by its name for people, the worker that makes it. */
export const projections = { books: 'accountant', facts: 'statistician', stock: 'stockist' } as const
export type Projection = keyof typeof projections
export const projectionNames = ['books', 'facts', 'stock'] as const satisfies readonly Projection[]

/** For messages: when the log is another one, everything that follows from it has to be made again, not only what was noticed first. */
export const rebuildAll = `npm run rebuild -- ${[...projectionNames, 'cabinet'].join(' ')}`
/** For messages: why what is stored does not fit the log, mostly. */
export const otherLogHint = 'Most likely TOPIC_PREFIX was forgotten, or KAFKA_BROKERS names another Kafka: start with what it was before.'
