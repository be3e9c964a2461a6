/** So many wait before the counter of a busy shop without anybody turning round at the door. */
const mostAtTheCounter = 40
/** Fast robots have more orders under way at once: so many seconds of them are no queue yet. */
const underWaySeconds = 20

/** How many open orders people accept before them. Without a limit, a rate above what the pans can fry grows a queue for ever. */
export const mostWaitingAt = (ordersPerSecond: number) => Math.max(mostAtTheCounter, Math.ceil(ordersPerSecond * underWaySeconds))

/** Whether people who see the queue join it. Says when they no longer do, and says it again only after it was half as long. */
export function createQueue(most: number, say: (message: string) => void) {
  let said = false
  return {
    takes(waiting: number): boolean {
      if (waiting <= most / 2) said = false
      if (waiting < most) return true
      if (!said) say(`the kitchen cannot keep up: ${waiting} open; customers wait outside`)
      said = true
      return false
    },
  }
}
