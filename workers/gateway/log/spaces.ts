import { demoNumbers, topicPrefixOf } from '@/lib/realtime/demos'
import type { Group } from '@/lib/server/kafka/log-window'
import { topics as shopTopics } from '@/lib/topics/all'
import { workers } from '@/workers/index'
import { workersIn } from '../lag'

/** The shop or a demo: everything behind one topic prefix. */
export type Space = {
  name: string
  prefix: string
  /** By name without the prefix, in the order in which an order passes them, then by name. */
  topics: SpaceTopic[]
}
export type SpaceTopic = { name: string; partitions: number }

export const SHOP = 'shop'
const KNOWN = ['orders', 'cook', 'fryer', 'hot-food', 'make-up', 'ready', 'collected', 'cabinet', 'cash', 'stock', 'menu', 'dead-letters']
const SHOPS_OWN = new Set<string>(shopTopics.map(({ name }) => name))
const SHOP_WORKERS = new Set(workers.map(({ name }) => name))

export const prefixedTopic = ({ prefix }: Pick<Space, 'prefix'>, topic: string) => prefix + topic

/** The shop, and each demo of which the broker has topics. */
export function spacesIn(topics: ReadonlyMap<string, readonly number[]>, shopPrefix: string): Space[] {
  const behind = (name: string, prefix: string, takes: (topic: string) => boolean): Space => {
    const found = [...topics]
      .filter(([topic]) => topic.startsWith(prefix) && takes(topic.slice(prefix.length)))
      .map(([topic, partitions]) => ({ name: topic.slice(prefix.length), partitions: partitions.length }))
    return { name, prefix, topics: found.toSorted((a, b) => rank(a.name) - rank(b.name) || (a.name < b.name ? -1 : 1)) }
  }
  return [
    behind(SHOP, shopPrefix, (topic) => SHOPS_OWN.has(topic)),
    ...demoNumbers
      .map((demo) => behind(`demo${demo}`, topicPrefixOf(demo, shopPrefix), (topic) => topic !== ''))
      .filter(({ topics: own }) => own.length > 0),
  ]
}

/** Those groups that read in a space. The gateways' own groups commit nothing and stand nowhere. */
export function groupsOf({ name, prefix }: Pick<Space, 'name' | 'prefix'>, ids: readonly string[]): string[] {
  const mine = ids.filter((id) => id.startsWith(prefix) && id !== prefix)
  return name === SHOP ? mine.filter((id) => workersIn(id, prefix).every((worker) => SHOP_WORKERS.has(worker))) : mine
}

/** How many members each worker has; workers of one group share its members. */
export function membersIn(prefix: string, groups: readonly Group[]): { worker: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { id, members } of groups)
    for (const worker of workersIn(id, prefix)) counts.set(worker, (counts.get(worker) ?? 0) + members.length)
  return [...counts].filter(([, count]) => count > 0).map(([worker, count]) => ({ worker, count }))
}

function rank(topic: string): number {
  const known = KNOWN.indexOf(topic)
  return known < 0 ? KNOWN.length : known
}
