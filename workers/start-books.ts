import type { BookKeeping, Books } from '@/lib/operations/keep-books'
import { openBooks } from '@/lib/operations/open-books'
import type { Projection } from '@/lib/operations/projections'
import { partitionCount } from '@/lib/server/kafka/topics-admin'
import { topics } from '@/lib/topics/all'
import type { TopicDefinition } from '@/lib/topics/topic'
import type { Deps } from './deps'
import type { Reaction } from './worker'

type Sink<Rows> = {
  projection: Projection
  reads: readonly TopicDefinition[]
  books: Books<Rows>
  decide: BookKeeping<Rows>['decide']
}

/** What accountant, statistician and stockist have in common: rows in PostgreSQL that follow from the log alone. */
export async function startBooks<Rows>(deps: Deps, { projection, reads, books, decide }: Sink<Rows>): Promise<Reaction> {
  const read = topics.filter(({ name }) => reads.some((topic) => topic.name === name))
  return openBooks({
    projection,
    books,
    decide,
    partitions: read.flatMap((topic) =>
      Array.from({ length: partitionCount(topic, deps.env) }, (_, partition) => ({ topic: topic.name, partition })),
    ),
    reader: deps.reader,
    log: { clusterId: await deps.clusterId(), topicPrefix: deps.env.TOPIC_PREFIX },
  })
}
