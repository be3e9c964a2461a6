import { doneAtMs, readAtMs } from '@/lib/domain/done-at'
import { notProbed, withProbed } from '@/lib/domain/range/temperature'
import { dropOldest } from '@/lib/operations/drop-oldest'
import type { LogEvent } from '@/lib/topics/event'

/** `takenAtMs`: when the log had the record that put it there. */
export type Frying = { batch: string; food: string; portions: number; pan: number; droppedAtMs: number; takenAtMs: number }
/** `portions`: as the cook counted them. */
export type Lifted = { frying: Frying; portions: number; liftedAtMs: number; takenAtMs: number }

/** Batches whose lift nobody has ever told: they are not kept for ever. */
const MOST_FRYING = 1000
const MOST_LIFTED = 5000

/** What has been dropped, lifted, undone and probed, from the log of the fryer. Its topic has one partition, so it is in order. */
export class Range {
  private readonly frying = new Map<string, Frying>()
  private readonly lifted = new Map<string, Lifted>()
  private readonly undone = new Set<string>()
  /** What was probed last in the cabinet and in each pan. */
  temperatures = notProbed

  /** Whether anything is other than before. */
  take(event: LogEvent): boolean {
    switch (event.type) {
      case 'batch.dropped': {
        const takenAtMs = event.timestampMs
        const { batch, food, portions, pan } = event.value
        if (this.isOver(batch)) return false
        this.frying.set(batch, { batch, food, portions, pan, droppedAtMs: doneAtMs(event), takenAtMs })
        break
      }
      case 'batch.lifted': {
        const [liftedAtMs, takenAtMs] = [doneAtMs(event), event.timestampMs]
        const { batch, food, portions } = event.value
        if (this.isOver(batch)) return false
        const frying = this.frying.get(batch) ?? { batch, food, portions, pan: 0, droppedAtMs: liftedAtMs, takenAtMs }
        this.frying.delete(batch)
        this.lifted.set(batch, { frying, portions, liftedAtMs, takenAtMs })
        break
      }
      case 'batch.undone': {
        const { batch, what, food, frying } = event.value
        if (this.undone.has(batch)) return false
        this.undone.add(batch)
        this.frying.delete(batch)
        this.lifted.delete(batch)
        if (what === 'lifted' && !this.isOver(event.id))
          this.frying.set(event.id, {
            ...{ batch: event.id, food, portions: frying.portions, pan: frying.pan },
            ...{ droppedAtMs: Date.parse(frying.at), takenAtMs: event.timestampMs },
          })
        break
      }
      case 'temperature.probed':
        this.temperatures = withProbed(this.temperatures, { ...event.value, atMs: readAtMs(event) })
        break
      default:
        return false
    }
    dropOldest(this.frying, MOST_FRYING)
    dropOldest(this.lifted, MOST_LIFTED)
    dropOldest(this.undone, MOST_LIFTED)
    return true
  }

  find(batch: string): Frying | 'lifted' | 'undone' | undefined {
    return this.frying.get(batch) ?? (this.lifted.has(batch) ? 'lifted' : this.undone.has(batch) ? 'undone' : undefined)
  }

  findLifted(batch: string): Lifted | undefined {
    return this.lifted.get(batch)
  }

  /** What was dropped and lifted since then, and stands. */
  since(sinceMs: number): { dropped: Frying[]; lifted: Lifted[] } {
    return {
      dropped: [...this.frying.values()].filter(({ droppedAtMs }) => droppedAtMs >= sinceMs),
      lifted: [...this.lifted.values()].filter(({ liftedAtMs }) => liftedAtMs >= sinceMs),
    }
  }

  private isOver(batch: string): boolean {
    return this.lifted.has(batch) || this.undone.has(batch)
  }
}
