import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { findJava, findMaven } from '@/workers/shop/prerequisites.mjs'

const pom = 'bench/pom.xml'
const folder = resolve('.data-bench-tools')
const stamp = join(folder, 'stamp')

/** Fetches Kafka's own tools, if they are not there. */
export function fetchKafkaTools(): void {
  const wanted = createHash('sha256').update(readFileSync(pom)).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  rmSync(folder, { recursive: true, force: true })
  const args = ['--quiet', '--batch-mode', '--file', pom, `-Dout=${folder}`, 'package']
  const { status, stdout, stderr } = spawnSync(findMaven(), args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`Kafka's tools could not be fetched (is there a network?):\n${stdout}${stderr}`)
  writeFileSync(stamp, wanted)
}

function runTool(name: string, args: readonly string[]): string {
  const command = ['-Xmx384m', '-cp', `${join(folder, 'jars')}/*`, `org.apache.kafka.tools.${name}`, ...args]
  const { status, stdout, stderr } = spawnSync(findJava().java, command, { encoding: 'utf8', timeout: 120_000 })
  if (status !== 0) throw new Error(`${name} ended with ${status}:\n${stdout.slice(-2000)}${stderr.slice(-2000)}`)
  return stdout
}

type Load = { brokers: string; topic: string; records: number; bytes: number }

/** Sends one record, waits until it has come back, and so on. Kafka's tool gives whole milliseconds but for the mean. */
export function endToEndLatency({ brokers, topic, records, bytes }: Load): { meanMs: number; p99Ms: number } {
  const text = runTool('EndToEndLatency', [brokers, topic, String(records), 'all', String(bytes)])
  return { meanMs: numberIn(text, /Avg latency: ([\d.]+) ms/), p99Ms: numberIn(text, /99th = (\d+)/) }
}

/** Sends as many as it can with acks=all and the producer's own defaults. */
export function producerPerformance({ brokers, topic, records, bytes }: Load): { recordsPerSecond: number } {
  const sizes = ['--num-records', String(records), '--record-size', String(bytes), '--throughput', '-1']
  const text = runTool('ProducerPerformance', ['--bootstrap-server', brokers, '--topic', topic, ...sizes, '--command-property', 'acks=all'])
  return { recordsPerSecond: numberIn(text.trim().split('\n').at(-1) ?? '', /records sent, ([\d.]+) records\/sec/) }
}

function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1]
  if (found === undefined) throw new Error(`${pattern} is not in what Kafka's tool said:\n${text.slice(-2000)}`)
  return Number(found)
}
