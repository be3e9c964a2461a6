'use client'

import { useMemo, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import type { FryerAct } from '@/lib/domain/cook-view'
import type { Undoable } from '@/lib/domain/range/sight'
import { celsiusText } from '@/lib/domain/range/temperature'
import {
  type DropBatchInput,
  dropBatchInput,
  type LiftBatchInput,
  liftBatchInput,
  type ProbeTemperatureInput,
  probeTemperatureInput,
  type UndoBatchInput,
  undoBatchInput,
  type WastePortionsInput,
} from '@/lib/inputs/fryer'
import type { Kept } from '../live/queue'
import type { OutboxView } from '../live/use-outbox'

/** A drop that the log has is shown by its own frame by then. */
const shownByThenMs = 5_000
/** Acts that may still be on their way; the screen runs for days. */
const mostRemembered = 50

const paths = {
  dropped: '/api/fryer/dropped',
  lifted: '/api/fryer/lifted',
  undone: '/api/fryer/undone',
  wasted: '/api/fryer/wasted',
  probed: '/api/fryer/probed',
} as const

export type FryerActs = {
  /** What was done here and the log may not have shown yet. */
  acts: readonly FryerAct[]
  /** How many acts wait for the link. */
  waiting: number
  refused: readonly Kept[]
  drop: (what: { food: string; name: string; portions: number }, pan: number) => void
  lift: (batch: string, name: string, portions: number) => void
  undo: (what: Undoable, name: string) => void
  waste: (food: string, name: string, portions: number, reason: string) => void
  /** Without a pan: the cabinet. */
  probe: (pan: number | undefined, celsius: number) => void
  dismiss: (id: string) => void
}

type Content =
  | Omit<DropBatchInput, 'id' | 'at'>
  | Omit<LiftBatchInput, 'id' | 'at'>
  | Omit<UndoBatchInput, 'id'>
  | Omit<WastePortionsInput, 'id'>
  | Omit<ProbeTemperatureInput, 'id' | 'at'>

/**
 * Drop, lift, undo, bin, probe: each has its id once and is kept on this device until the log has it. A drop, a lift and a reading say when
 * the key was pressed, however late they are sent. `clockOffsetMs`: server minus device.
 */
export function useFryerActs(outbox: OutboxView, deviceNowMs: number, clockOffsetMs: number): FryerActs {
  const [made, setMade] = useState<readonly FryerAct[]>([])
  const { kept, acceptedAtMs } = outbox

  const acts = useMemo(() => {
    const waiting = kept
      .filter((entry) => entry.refusal === undefined)
      .map((entry) => made.find((act) => act.id === entry.id) ?? actOf(entry, clockOffsetMs))
    const accepted = made.filter((act) => {
      const atMs = acceptedAtMs.get(act.id)
      return atMs !== undefined && (act.kind === 'lifted' || deviceNowMs - atMs < shownByThenMs)
    })
    return [...accepted, ...waiting.filter((act) => act !== null)]
  }, [kept, made, acceptedAtMs, deviceNowMs, clockOffsetMs])

  const keep = (path: string, label: string, content: Content, known?: (act: FryerAct) => FryerAct) => {
    const id = uuidv7()
    const keptAtMs = Date.now()
    const entry: Kept = { id, path, body: { id, ...content, ...pressedAt(path, keptAtMs + clockOffsetMs) }, label, keptAtMs }
    const act = actOf(entry, clockOffsetMs)
    if (act) setMade((before) => [...before.slice(-mostRemembered), known?.(act) ?? act])
    outbox.keep(entry)
  }

  return {
    acts,
    waiting: outbox.nextTryAtMs === null ? 0 : kept.filter((entry) => entry.refusal === undefined).length,
    refused: kept.filter((entry) => entry.refusal !== undefined),
    drop: ({ food, name, portions }, pan) => keep(paths.dropped, `${portions} ${name} dropped`, { food, portions, pan }),
    lift: (batch, name, portions) => keep(paths.lifted, `${portions} ${name} lifted`, { batch, portions }),
    undo: ({ batch, what, food, portions, frying }, name) =>
      keep(paths.undone, `${portions} ${name} ${what}, undone`, { batch, what }, (act) =>
        act.kind === 'undone' && what === 'lifted'
          ? { ...act, back: { food, portions: frying.portions, pan: frying.pan, atMs: frying.droppedAtMs } }
          : act,
      ),
    waste: (food, name, portions, reason) => keep(paths.wasted, `${portions} ${name} binned`, { food, portions, reason }),
    probe: (pan, celsius) =>
      keep(paths.probed, `${pan === undefined ? 'cabinet' : `pan ${pan}`} ${celsiusText(celsius)}`, {
        celsius,
        ...(pan !== undefined && { pan }),
      }),
    dismiss: outbox.dismiss,
  }
}

const countsFromThen: readonly string[] = [paths.dropped, paths.lifted, paths.probed]
/** When it was done, of what counts from then. */
const pressedAt = (path: string, atMs: number) => (countsFromThen.includes(path) ? { at: new Date(atMs).toISOString() } : {})

/** Null for what changes no pan and no temperature. */
function actOf(entry: Kept, clockOffsetMs: number): FryerAct | null {
  const atMs = entry.keptAtMs + clockOffsetMs
  if (entry.path === paths.dropped) {
    const body = dropBatchInput.safeParse(entry.body)
    return body.success
      ? {
          kind: 'dropped',
          id: entry.id,
          food: body.data.food,
          portions: body.data.portions,
          pan: body.data.pan ?? 0,
          atMs: Date.parse(body.data.at ?? '') || atMs,
        }
      : null
  }
  if (entry.path === paths.lifted) {
    const body = liftBatchInput.safeParse(entry.body)
    return body.success ? { kind: 'lifted', id: entry.id, batch: body.data.batch } : null
  }
  if (entry.path === paths.undone) {
    const body = undoBatchInput.safeParse(entry.body)
    return body.success ? { kind: 'undone', id: entry.id, batch: body.data.batch, back: null, atMs } : null
  }
  if (entry.path === paths.probed) {
    const body = probeTemperatureInput.safeParse(entry.body)
    if (!body.success) return null
    const { pan, celsius, at } = body.data
    return { kind: 'probed', id: entry.id, pan, celsius, atMs: Date.parse(at ?? '') || atMs }
  }
  return null
}
