import { spawnSync } from 'node:child_process'
import { arch, cpus, platform, totalmem } from 'node:os'
import { findJava } from '@/workers/shop/prerequisites.mjs'

/** What it ran on, in one line. */
export function machineText(): string {
  const gigabytes = Math.round(totalmem() / 1024 ** 3)
  const java = /version "([^"]+)"/.exec(findJava().version)?.[1] ?? 'unknown'
  return `${cpus().length} × ${cpus()[0]?.model.trim()}, ${gigabytes} GB, ${platform()} ${arch()}, Node ${process.version}, Java ${java}`
}

/** What was measured; with "+ changes" it is not quite what that commit holds. */
export function commitText(): string {
  const git = (...args: string[]) => spawnSync('git', args, { encoding: 'utf8' }).stdout?.trim() ?? ''
  const commit = git('rev-parse', '--short', 'HEAD') || 'unknown'
  const changed = git('status', '--porcelain')
    .split('\n')
    .some((line) => line !== '' && !/ bench\/(RESULTS\.md|results\.json)$/.test(line))
  return changed ? `${commit} + changes` : commit
}
