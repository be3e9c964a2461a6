'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import styles from './print-sheet.module.css'

/** Puts this on paper, and nothing of the screen: stands beside the page as long as the browser prints. `done` takes it away. */
export function PrintSheet({ done, children }: { done: () => void; children: ReactNode }) {
  const latest = useRef(done)
  useEffect(() => {
    latest.current = done
  })
  useEffect(() => {
    const over = () => latest.current()
    window.addEventListener('afterprint', over)
    // In a task of its own: what is to be printed must be there, and a browser may hold the page as long as its dialog is open.
    const timer = setTimeout(() => window.print())
    return () => {
      clearTimeout(timer)
      window.removeEventListener('afterprint', over)
    }
  }, [])
  return createPortal(<div className={styles.paper}>{children}</div>, document.body)
}
