import { type ReactNode, useMemo, useState } from 'react'
import type { LogBytes } from '@/lib/realtime/log-api'
import styles from './inspector.module.css'
import { jsonLines, type Piece } from './json-lines'

/** What is seen of a value before somebody asks for all of it: the rest of the column is needed too. */
const shortLines = 7
const lineLetters = 44

/** A record's value as one can read it: JSON with its names coloured, other text as it is. */
export function Bytes({ bytes, above, below }: { bytes: LogBytes | null; above?: ReactNode; below?: ReactNode }) {
  const [all, setAll] = useState(false)
  const pieces = useMemo(() => piecesOf(bytes), [bytes])
  const isLong = linesIn(pieces) > shortLines
  return (
    <div className={styles.record}>
      <pre className={isLong && !all ? styles.short : undefined}>
        {above}
        {pieces.map(({ text, name }, nth) => (name ? <em key={nth}>{text}</em> : text))}
        {bytes?.cut && '\n… more than is shown here'}
      </pre>
      <div className={styles.under}>
        {below}
        {isLong && (
          <button type="button" onClick={() => setAll(!all)} aria-expanded={all}>
            {all ? 'Less of it' : 'All of it'}
          </button>
        )}
      </div>
    </div>
  )
}

function piecesOf(bytes: LogBytes | null): Piece[] {
  if (bytes === null) return [{ text: 'no value', name: false }]
  return (bytes.json && !bytes.cut ? jsonLines(bytes.text) : null) ?? [{ text: bytes.text, name: false }]
}

function linesIn(pieces: readonly Piece[]): number {
  const text = pieces.map((piece) => piece.text).join('')
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / lineLetters)), 0)
}
