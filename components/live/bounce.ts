/** A finger that bounces, or a double tap out of habit, is one tap. */
export const bounceMs = 500
const mostRemembered = 50

/** True when the same was tapped a moment ago, so that it is not meant again: whoever hammers must rest for so long before it counts anew. */
export function createBounce(restMs = bounceMs): (name: string, atMs: number) => boolean {
  let tappedAtMs = new Map<string, number>()
  return (name, atMs) => {
    const before = tappedAtMs.get(name)
    tappedAtMs.delete(name)
    tappedAtMs = new Map([...[...tappedAtMs].slice(-mostRemembered), [name, atMs]])
    return before !== undefined && atMs - before < restMs
  }
}
