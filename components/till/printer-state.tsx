'use client'

import { useState } from 'react'
import type { PrinterState } from '@/lib/realtime/contract'
import { settleUnprinted } from '../live/print-receipt'
import styles from './printer-state.module.css'

/** In the top bar: whether the last receipt came out, why not, and what is to become of those that did not. Nothing where there is no printer. */
export function PrinterDot({ printer }: { printer: PrinterState | undefined }) {
  if (!printer?.isSet && !printer?.unprinted) return null
  const { trouble, unprinted } = printer
  if (trouble === null && unprinted === 0) {
    return (
      <span className="link linked">
        <i />
        <span>Printer</span>
      </span>
    )
  }
  return (
    <details className={styles.more}>
      <summary className={`link ${trouble === null ? 'slow' : 'lost'}`}>
        <i />
        <span>{unprinted > 0 ? `Printer: ${unprinted} not printed` : 'Printer'}</span>
      </summary>
      <div className={styles.panel}>
        <p>{trouble ?? 'The printer works again.'}</p>
        {unprinted > 0 && <Unprinted count={unprinted} />}
      </div>
    </details>
  )
}

function Unprinted({ count }: { count: number }) {
  const [said, setSaid] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const settle = async (print: boolean) => {
    setBusy(true)
    setSaid(await settleUnprinted(print))
    setBusy(false)
  }
  return (
    <>
      <p>
        <b>{count === 1 ? '1 receipt was not printed.' : `${count} receipts were not printed.`}</b> None is printed by itself.
      </p>
      <div className={styles.keys}>
        <button type="button" className="btn" disabled={busy} onClick={() => void settle(true)}>
          Print {count === 1 ? 'it' : 'them'} now
        </button>
        <button type="button" className="btn" disabled={busy} onClick={() => void settle(false)}>
          Drop {count === 1 ? 'it' : 'them'}
        </button>
      </div>
      {said !== null && <p role="alert">{said}</p>}
    </>
  )
}
