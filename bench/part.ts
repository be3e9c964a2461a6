import type { Figure, Measured } from './figures'
import type { Durability } from './full-shop'

export type RunOptions = {
  durability: Durability
  /** Of this part, from 1. */
  run: number
  /** What is going on, for whoever waits. */
  say(text: string): void
}

/** One part of the benchmark. */
export type Part = {
  title: string
  how: string
  /** Also with DURABILITY=process, as a second line. */
  bothDurabilities?: true
  /** Once, before the first run. */
  prepare?(options: Pick<RunOptions, 'say'>): Promise<void>
  run(options: RunOptions): Promise<Measured[]>
  /** Once, after the last run, also when one has failed. */
  finish?(): Promise<void>
  /** What has to be said about these figures. */
  notes?(figures: readonly Figure[]): string[]
}
