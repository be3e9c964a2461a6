import type { Kafka } from 'kafkajs'
import type { Logger } from '@/lib/server/log'

/** Whoever starts the same workers joins the same group and shares the partitions (docs/decisions/0003). */
export function groupOf(names: readonly string[], prefix: string): string {
  return prefix + names.toSorted().join('+')
}

/** Another group with one of the same workers does the same work a second time: safe, and rarely what was meant. */
export async function warnOfOtherGroups(kafka: Kafka, names: readonly string[], prefix: string, logger: Logger): Promise<void> {
  const admin = kafka.admin()
  await admin.connect()
  try {
    const { groups } = await admin.listGroups()
    const others = groups
      .map(({ groupId }) => groupId)
      .filter((group) => group !== groupOf(names, prefix) && sharesWorker(group, names, prefix))
    if (others.length === 0) return
    for (const group of (await admin.describeGroups(others)).groups) {
      if (group.members.length > 0) logger.warn({ group: group.groupId }, 'another group has the same worker: everything is done twice')
    }
  } finally {
    await admin.disconnect()
  }
}

function sharesWorker(group: string, names: readonly string[], prefix: string): boolean {
  return (
    group.startsWith(prefix) &&
    group
      .slice(prefix.length)
      .split('+')
      .some((name) => names.includes(name))
  )
}
