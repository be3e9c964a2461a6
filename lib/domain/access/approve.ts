import type { ApprovalKind } from '../limits'
import { type Decision, wrongTry } from './decide'
import { standsInFor } from './role'
import { type AccessState, approvalMs } from './state'

export type Approving = {
  approval: string
  device: string
  /** Whose PIN it is. */
  person: string
  /** Who is signed in at the till. */
  by: string | null
  kind: ApprovalKind
  pence: number
  correct: boolean
}

/** A manager allows up to so much of one kind, once. Wrong PINs count as wrong tries to sign in: or this would be a way round them. */
export function approve(state: AccessState, { correct, ...given }: Approving, atMs: number): Decision {
  const known = state.approvals[given.approval]
  // Asked again because the answer was lost.
  if (known && known.person === given.person && known.kind === given.kind && known.pence === given.pence) return { ok: true, events: [] }
  const isManager = standsInFor(state.people[given.person]?.roles ?? [], 'manager')
  const wrong = wrongTry(state, { device: given.device, person: given.person, correct: correct && isManager && !known }, atMs)
  return wrong ?? { ok: true, events: [{ type: 'approval.given', atMs, ...given }] }
}

export type Use = { approval: string | undefined; kind: ApprovalKind; pence: number; act: string }

/** An approval is used up by one act, however often that is sent. */
export function useApproval(state: AccessState, { approval, kind, pence, act }: Use, atMs: number): Decision {
  const given = approval === undefined ? undefined : state.approvals[approval]
  if (approval === undefined || !given || given.kind !== kind || given.atMs <= atMs - approvalMs)
    return refused('A manager has to allow this.')
  if (given.usedBy !== null && given.usedBy !== act) return refused('What the manager allowed has been used. Ask again.')
  if (pence > given.pence) return refused('It is more than the manager has allowed.')
  return { ok: true, events: given.usedBy === act ? [] : [{ type: 'approval.used', atMs, approval, act }] }
}

const refused = (message: string): Decision => ({ ok: false, events: [], refusal: { id: 'needs-approval', message } })
