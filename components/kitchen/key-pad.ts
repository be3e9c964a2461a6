import { createKeyGate, quickMs } from './key-gate'
import { type Act, noPrefix, type Pressed, readKey, staysMs, type Waiting, waitingAt } from './kitchen-keys'

/** On some keyboards `*` or a digit takes one of them. */
const held = ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'NumLock']

type Timer = ReturnType<typeof setTimeout>

/**
 * The keys of the kitchen display one after the other. A key waits for an instant to see whether it is a scanner's, whose keys do nothing
 * here; `tell` is told what waits for its digit, whenever that changes.
 */
export function createKeyPad({ act, tell }: { act: (act: Act) => void; tell: (waiting: Waiting | null) => void }) {
  const gate = createKeyGate()
  let prefix = noPrefix
  let waiting: { pressed: Pressed[]; timer: Timer | undefined } = { pressed: [], timer: undefined }
  let over: Timer | undefined

  function tellWaiting() {
    clearTimeout(over)
    const nowMs = performance.now()
    const now = waitingAt(prefix, nowMs)
    tell(now)
    if (now !== null) over = setTimeout(tellWaiting, Math.ceil(staysMs(prefix, now, nowMs)))
  }

  /** Also a key that is none of this screen, Enter too: what waited for a digit is over. */
  function count(pressed: Pressed) {
    const read = readKey(pressed, prefix, performance.now())
    prefix = read?.prefix ?? noPrefix
    if (read?.act) act(read.act)
    tellWaiting()
  }

  function wait(...more: Pressed[]) {
    clearTimeout(waiting.timer)
    const pressed = more.length === 0 ? [] : [...waiting.pressed, ...more]
    waiting = { pressed, timer: pressed.length === 0 ? undefined : setTimeout(due, quickMs) }
  }

  function due() {
    const { pressed } = waiting
    wait()
    for (const one of pressed) count(one)
  }

  return {
    /** `atMs`: when it was pressed. True: it is nobody else's. */
    press({ key, code }: Pressed, atMs: number): boolean {
      if (held.includes(key)) return false
      const waits = waitingAt(prefix, performance.now()) !== null || waiting.pressed.some((one) => one.key === '*' || one.key === '0')
      const gated = gate(key, atMs)
      if (gated === 'other') count({ key, code })
      else if (gated === 'burst') wait()
      else if (gated === 'wait') wait({ key, code })
      // The focused ticket's head would serve it.
      if (key === 'Enter' && waits) return true
      return gated === 'burst' || readKey({ key, code }, noPrefix, 0) !== null
    },
    close() {
      wait()
      clearTimeout(over)
    },
  }
}
