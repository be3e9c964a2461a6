import type { Need } from '../domain/access/need'
import type { ClientToServer } from './contract'
import { LOG_NAMESPACE, type LogClientToServer } from './log'

/** Every event that a client may send by socket, by namespace, and who may send it. `watch` asks further, by the screen (contract.ts). */
export const socketEvents = {
  '/': { watch: 'device', typing: ['till'] },
  [LOG_NAMESPACE]: { look: ['manager'] },
} as const satisfies { '/': Record<keyof ClientToServer, Need>; [LOG_NAMESPACE]: Record<keyof LogClientToServer, Need> }
