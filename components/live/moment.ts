/**
 * A moment by both clocks of this device: the one on the wall, which somebody may set, and one that only counts on, but stands still on
 * some devices while they sleep.
 */
export type Moment = { wallMs: number; steadyMs: number }

export const momentNow = (): Moment => ({ wallMs: Date.now(), steadyMs: performance.now() })

/**
 * How long after the one the other was. By the clock that says longer: one that was set back hides nothing, and one that slept neither. If
 * the wall's was set forward, a screen says for a second that it is old, which harms nobody.
 */
export const msBetween = (then: Moment, now: Moment): number => Math.max(0, now.steadyMs - then.steadyMs, now.wallMs - then.wallMs)
