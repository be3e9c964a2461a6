import type { PaperRow } from '@/lib/domain/receipt'
import type { Printer, PrintOutcome } from '@/lib/operations/ports'
import type { PrinterState } from '@/lib/realtime/contract'
import type { ReceiptSet } from '@/lib/topics/menu'
import { InTurn } from './in-turn'

/** `qrText`: what its code says; null: it has none. `onPrinted`: paper is out, as far as anybody knows. */
export type PrintJob = { orderId: string; rows(): PaperRow[]; qrText: string | null; onPrinted(): void }

export type PrintDeskOptions = {
  printer: Printer
  settings(): ReceiptSet | null
  encode(rows: readonly PaperRow[], qrText: string | null): Uint8Array
  onChange(state: PrinterState): void
}

/** Receipts that did not print, which somebody still has to decide about. Nobody wants more of last night's. */
const MOST_UNPRINTED = 50
/** Behind a printer that does not answer each takes seconds. */
const MOST_WAITING = 20

/**
 * One queue a printer. What does not print is put aside with why, and is printed only when somebody says so: paper that comes out by
 * itself when the printer is back is of customers who have gone. In memory only: after a restart nobody is asked about it.
 */
export class PrintDesk {
  private readonly inTurn = new InTurn()
  private readonly unprinted = new Map<string, PrintJob>()
  private waiting = 0
  private trouble: string | null = null

  constructor(private readonly options: PrintDeskOptions) {}

  get state(): PrinterState {
    const settings = this.options.settings()
    const isSet = (settings?.printer ?? null) !== null
    return {
      isSet,
      every: isSet && settings?.prints === 'every',
      trouble: isSet ? this.trouble : null,
      unprinted: this.unprinted.size,
    }
  }

  /** For whoever sets another printer. */
  changed() {
    this.trouble = null
    this.options.onChange(this.state)
  }

  async print(job: PrintJob): Promise<PrintOutcome> {
    const printer = this.options.settings()?.printer ?? null
    if (printer === null) return { kind: 'failed', why: 'No printer is set. The manager sets it on the manager’s page.' }
    if (this.waiting >= MOST_WAITING) return { kind: 'failed', why: 'Too many receipts wait for the printer.' }
    this.waiting++
    try {
      return await this.inTurn.run(`${printer.host}:${printer.port}`, async () => {
        const outcome = await this.options.printer.print(printer, this.options.encode(job.rows(), job.qrText))
        // Before the next one's turn: it may be of the same order, and is a copy then.
        this.heard(job, outcome)
        return outcome
      })
    } finally {
      this.waiting--
    }
  }

  /** Takes them off the list, oldest first: they are printed now or never. */
  takeUnprinted(): PrintJob[] {
    const jobs = [...this.unprinted.values()]
    this.unprinted.clear()
    this.options.onChange(this.state)
    return jobs
  }

  /** Back onto the list: it was taken off and did not come out, for whatever reason. */
  putBack(job: PrintJob) {
    this.setAside(job)
    this.options.onChange(this.state)
  }

  private setAside(job: PrintJob) {
    this.unprinted.delete(job.orderId)
    this.unprinted.set(job.orderId, job)
    for (const oldest of this.unprinted.keys()) if (this.unprinted.size > MOST_UNPRINTED) this.unprinted.delete(oldest)
  }

  private heard(job: PrintJob, outcome: PrintOutcome) {
    this.trouble = outcome.kind === 'printed' ? null : outcome.why
    if (outcome.kind === 'failed') this.setAside(job)
    else {
      this.unprinted.delete(job.orderId)
      job.onPrinted()
    }
    this.options.onChange(this.state)
  }
}
