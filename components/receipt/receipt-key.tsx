'use client'

import { useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { codeWords } from '@/lib/domain/receipt'
import { QrCode } from '../ui/qr-code'
import styles from './receipt.module.css'
import { ReceiptPaper } from './receipt-paper'
import { useReceiptRows } from './use-receipt-rows'

type Props = { orderId: string; ticket: string; disabled?: boolean; code?: { text: string; publicUrl: string | undefined } }

/** Shows an order's receipt on the screen, from where the browser can print it. `code`: the address of the order's page, and where phones reach the shop. */
export function ReceiptKey({ orderId, ticket, disabled = false, code }: Props) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="btn" disabled={disabled} onClick={() => setOpen(true)}>
        Receipt
      </button>
      {open && <ReceiptDialog orderId={orderId} ticket={ticket} code={code} close={() => setOpen(false)} />}
    </>
  )
}

function ReceiptDialog({ orderId, ticket, code, close }: Omit<Props, 'disabled'> & { close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const known = useReceiptRows(orderId)
  useEffect(() => dialog.current?.showModal(), [])
  // Beside the screen, not in it: on paper the screen is left out.
  return createPortal(
    <dialog ref={dialog} className={styles.dialog} aria-label={`Receipt of order ${ticket}`} onClose={close}>
      <div className={styles.paper}>
        {known.kind === 'opening' && <p className="muted">Fetching the receipt</p>}
        {known.kind === 'none' && <p role="alert">{known.why}</p>}
        {known.kind === 'there' && <ReceiptPaper rows={known.rows} />}
        {known.kind === 'there' && code !== undefined && (
          <div className={styles.under}>
            <ReceiptPaper rows={[codeWords(code.publicUrl)]} />
            <div className={styles.code}>
              <QrCode text={code.text} label={`Code on the receipt of order ${ticket}`} />
            </div>
          </div>
        )}
      </div>
      <div className={styles.keys}>
        <button type="button" className="btn sea" disabled={known.kind !== 'there'} onClick={() => window.print()}>
          Print on this computer
        </button>
        <button type="button" className="btn" onClick={() => dialog.current?.close()}>
          Close
        </button>
      </div>
    </dialog>,
    document.body,
  )
}
