import { z } from 'zod'
import { approve, useApproval } from '@/lib/domain/access/approve'
import { standsInFor } from '@/lib/domain/access/role'
import { type ApprovalKind, isWithin, type Limits } from '@/lib/domain/limits'
import { type ApprovalInput, approvalInput } from '@/lib/inputs/access'
import type { Doers } from '@/lib/operations/about-order'
import type { Secrets } from '@/lib/operations/ports'
import { answerTo } from './access/answer-to'
import type { AccessDesk, Known } from './access/desk'
import { isRight } from './access/is-right'
import { type Answer, refuse } from './answer'
import { post, type Route } from './route'

export type ApprovalsOptions = { desk: AccessDesk; secrets: Secrets; limits(): Limits; limitsAt(atMs: number): Limits }

/** Who gave what has waited in a till's queue, and when; null: whoever was signed in is not known. */
export type Queued = { by: string | null; atMs: number }

/**
 * What somebody at a till wants to do; `ofPence`: what the order costs without it. `beforePence`: what went back of the order
 * before; a limit is one of the whole order, or it is got round piece by piece. `queued`: money was taken for it a while ago.
 */
export type Wish = {
  kind: ApprovalKind
  pence: number
  beforePence?: number
  ofPence: number
  approval: string | undefined
  act: string
  queued?: Queued | undefined
}
export type Allowed = { ok: true; doers: Doers } | { ok: false; answer: Answer }
/** Whether it may be done, and by whose leave. */
export type Allow = (caller: Known, wish: Wish) => Promise<Allowed>

const isManager = ({ person }: Known) => person !== null && standsInFor(person.roles, 'manager')

/** A manager's PIN at a till: it allows one discount, void (of an order, or of a docket that nobody has paid for) or refund up to an amount. */
export function approvalRoutes({ desk, secrets }: Pick<ApprovalsOptions, 'desk' | 'secrets'>): Route[] {
  return [
    post(
      {
        path: '/api/approvals',
        summary: 'A manager allows a discount, void or refund up to an amount, once',
        may: ['till'],
        input: approvalInput,
        answer: z.object({ id: z.uuid() }),
      },
      (input, _, caller) => give({ desk, secrets }, input, caller),
    ),
  ]
}

async function give({ desk, secrets }: Pick<ApprovalsOptions, 'desk' | 'secrets'>, input: ApprovalInput, caller: Known): Promise<Answer> {
  const { id, pin, for: kind, pence } = input
  const device = caller.device
  if (device === null) return refuse(401, 'sign-in', 'This device is not enrolled in the shop.')
  const by = caller.person?.id ?? null
  const own = input.person === undefined && isManager(caller) ? caller.person : null
  return desk.tryOneByOne({ device: device.id }, async () => {
    const asked = own?.id ?? input.person ?? ''
    const person = desk.now.people[asked]
    const correct = own !== null || (await isRight(secrets, person, { pin: pin ?? '' }, true))
    const decision = await desk.run((state, nowMs) =>
      // Not if the PIN was changed while it was looked at.
      approve(
        state,
        { approval: id, device: device.id, person: asked, by, kind, pence, correct: correct && state.people[asked] === person },
        nowMs,
      ),
    )
    return answerTo(decision, id)
  })
}

/** Up to the limits anybody at a till, beyond them a manager: signed in, or by the PIN that was asked for. */
export function createAllow({ desk, limits, limitsAt }: Omit<ApprovalsOptions, 'secrets'>): Allow {
  return async (caller, { kind, pence, beforePence = 0, ofPence, approval, act, queued }) => {
    const by = queued?.by ?? caller.person?.id
    const isWithinThose = (those: Limits) => isWithin(those, kind, pence, ofPence, beforePence)
    // The till went by what it knew when it took the money: limits that were lowered since do not undo that.
    if (isWithinThose(limits()) || (queued && isWithinThose(limitsAt(queued.atMs)))) return { ok: true, doers: { by } }
    // One that was given is used, whoever is signed in when the queue of the till is sent: that a manager sends it is no leave.
    const isOwn = queued === undefined || queued.by === caller.person?.id
    if (approval === undefined && isOwn && isManager(caller)) return { ok: true, doers: { by } }
    const decision = await desk.run((state, nowMs) => useApproval(state, { approval, kind, pence, act }, nowMs))
    if (!decision.ok) return { ok: false, answer: answerTo(decision, act) }
    return { ok: true, doers: { by, approvedBy: desk.now.approvals[approval ?? '']?.person } }
  }
}
