import type { Menu } from '@/lib/domain/menu'
import type { Undoable } from '@/lib/domain/range/sight'
import { undoMs } from '@/lib/domain/undo'
import { KeyCap } from '../ui/key-cap'
import styles from './cook.module.css'
import { nameOf } from './use-undo'

type Props = {
  undoable: Undoable | undefined
  menu: Menu
  nowMs: number
  undo: () => void
  /** A temperature is being typed: `.` is its point. */
  tapOnly?: boolean
}

/** The wrong key was pressed: what it would take back, and how many seconds are left for it. While there is nothing, what keys there are. */
export function UndoKey({ undoable, menu, nowMs, undo, tapOnly = false }: Props) {
  if (undoable === undefined)
    return (
      <span className={styles.hints}>
        <KeyCap>*</KeyCap>Waste
        <KeyCap>.</KeyCap>Undo
      </span>
    )
  const secondsLeft = Math.max(1, Math.ceil((undoable.atMs + undoMs - nowMs) / 1000))
  const what = `${undoable.portions} ${nameOf(undoable, menu).toLowerCase()} ${undoable.what}`
  return (
    <button type="button" className={`btn gold ${styles.undo}`} onClick={undo} aria-keyshortcuts={tapOnly ? undefined : '.'}>
      {!tapOnly && <KeyCap>.</KeyCap>}
      <span>
        Undo: {what} <b>{secondsLeft} s</b>
      </span>
    </button>
  )
}
