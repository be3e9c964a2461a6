import type { Decision } from '@/lib/domain/access/decide'
import { type Answer, refuse } from '../answer'

const statusOf = {
  'wrong-pin': 403,
  'locked-out': 429,
  'link-used': 410,
  unknown: 404,
  'not-allowed': 403,
  'till-taken': 409,
  'last-owner': 409,
  // Final: a till that has queued it must not send it for ever.
  'needs-approval': 422,
}

/** What was decided, as the answer to the act with this id. */
export function answerTo(decision: Decision, id: string): Answer {
  if (decision.ok) return { status: 201, body: { id } }
  return refuse(statusOf[decision.refusal.id], decision.refusal.id, decision.refusal.message)
}
