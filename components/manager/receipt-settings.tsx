'use client'

import { useEffect, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { type ReceiptSettings, receiptInput, receiptSettings } from '@/lib/inputs/receipt'
import { post, troubleWith } from '../live/post'
import styles from './receipt-settings.module.css'

type Written = { address: string; vatNumber: string; printer: string; prints: ReceiptSettings['prints'] }

/** Raw ESC/POS, as nearly every make takes it there. */
const usualPort = 9100

/** What stands on receipts, and where they are printed. It is in the log before it is called set. */
export function ReceiptSettingsForm() {
  const [written, setWritten] = useState<Written | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => {
    const stop = new AbortController()
    void read(stop.signal).then((now) => {
      if (now !== null && !stop.signal.aborted) setWritten(asWritten(now))
    })
    return () => stop.abort()
  }, [])
  if (written === null) return null
  const change = (more: Partial<Written>) => setWritten({ ...written, ...more })
  const set = async () => {
    setSaid('')
    const body = { id: uuidv7(), ...asMeant(written) }
    const wrong = receiptInput.safeParse(body).error?.issues[0]
    if (wrong) return setSaid(`Not set. ${fieldNames[String(wrong.path[0])] ?? 'Something'}: ${wrong.message}.`)
    setSaid(troubleWith(await post('/api/receipts', body)) ?? 'Set, for receipts from now on.')
  }
  return (
    <section aria-labelledby="receipts">
      <h3 id="receipts">Receipts</h3>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void set()
        }}
      >
        <label>
          Address of the shop
          <textarea rows={3} value={written.address} onChange={(event) => change({ address: event.target.value })} />
        </label>
        <label>
          VAT number
          <input value={written.vatNumber} placeholder="GB 123 4567 89" onChange={(event) => change({ vatNumber: event.target.value })} />
        </label>
        <label>
          Receipt printer
          <input
            value={written.printer}
            placeholder={`none, or 192.168.1.50:${usualPort}`}
            onChange={(event) => change({ printer: event.target.value })}
          />
        </label>
        <label>
          It prints
          <select value={written.prints} onChange={(event) => change({ prints: event.target.value === 'every' ? 'every' : 'asked' })}>
            <option value="asked">when it is asked for</option>
            <option value="every">every receipt</option>
          </select>
        </label>
        <button type="submit" className="btn">
          Set
        </button>
      </form>
      <p className="muted" role="status">
        {said}
      </p>
    </section>
  )
}

const fieldNames: Readonly<Record<string, string>> = { address: 'The address', vatNumber: 'The VAT number', printer: 'The printer' }

function asWritten({ address, vatNumber, printer, prints }: ReceiptSettings): Written {
  return { address: address.join('\n'), vatNumber: vatNumber ?? '', printer: printer ? `${printer.host}:${printer.port}` : '', prints }
}

function asMeant({ address, vatNumber, printer, prints }: Written): ReceiptSettings {
  const [, host = '', port] = /^(.*?)(?::(\d+))?$/.exec(printer.trim()) ?? []
  return {
    address: address
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    vatNumber: vatNumber.trim() === '' ? null : vatNumber.trim(),
    printer: printer.trim() === '' ? null : { host, port: port === undefined ? usualPort : Number(port) },
    prints,
  }
}

async function read(signal: AbortSignal): Promise<ReceiptSettings | null> {
  try {
    const response = await fetch('/api/receipts', { signal })
    return response.ok ? receiptSettings.parse(await response.json()) : null
  } catch {
    return null
  }
}
