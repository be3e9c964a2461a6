import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import type { Menu } from '@/lib/domain/menu'
import { menuSchema } from '@/lib/topics/menu'

const firstPauseMs = 200
const mostPauseMs = 2000
const answerLimitMs = 5000

export type Outcome = 'done' | 'refused'

/** The shop's public HTTP API, as anybody sees it. */
export function shopApi(url: string) {
  return {
    async menu(): Promise<Menu> {
      const answer = await fetch(`${url}/api/menu`, { signal: AbortSignal.timeout(answerLimitMs) })
      return z.object({ menu: menuSchema }).parse(await answer.json()).menu
    },

    /** Sends the same request, with the same id, until the shop has said yes or no. */
    async post(path: string, body: { id: string }): Promise<Outcome> {
      for (let waitMs = firstPauseMs; ; waitMs = Math.min(waitMs * 2, mostPauseMs)) {
        const status = await postOnce(url + path, body)
        if (status === 200 || status === 201) return 'done'
        if (status >= 400 && status < 500) return 'refused'
        await pause(waitMs)
      }
    },
  }
}

export type ShopApi = ReturnType<typeof shopApi>

/** 0: no answer, the outcome is unknown. */
async function postOnce(url: string, body: object): Promise<number> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerLimitMs),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return 0
  }
}
