/** Where the page stands in time. `past`: everything is shown as it was at `atMs`; it goes on by itself while `playing`. */
export type Replay = { kind: 'live' } | { kind: 'past'; atMs: number; playing: boolean; speed: Speed }
export type Speed = 1 | 10

export const live: Replay = { kind: 'live' }

/** Time goes on; the past that has caught up with now is live again. */
export function passed(replay: Replay, elapsedMs: number, nowMs: number): Replay {
  if (replay.kind === 'live' || !replay.playing) return replay
  return at(replay, replay.atMs + elapsedMs * replay.speed, nowMs)
}

/** To another time. What was live stands still there, so that it can be looked at; what played plays on. */
export function at(replay: Replay, atMs: number, nowMs: number): Replay {
  if (atMs >= nowMs) return live
  const to = Math.max(0, Math.round(atMs))
  return replay.kind === 'live' ? { kind: 'past', atMs: to, playing: false, speed: 1 } : { ...replay, atMs: to }
}

/** To another time, to stand still there; now itself is held too. */
export function heldAt(replay: Replay, atMs: number, nowMs: number): Replay {
  const there = at(replay, Math.min(atMs, nowMs - 1), nowMs)
  return there.kind === 'live' ? there : { ...there, playing: false }
}

export function stepped(replay: Replay, byMs: number, nowMs: number): Replay {
  return at(replay, (replay.kind === 'live' ? nowMs : replay.atMs) + byMs, nowMs)
}

/** Live: stands still here. Past: plays or stops. */
export function turned(replay: Replay, nowMs: number): Replay {
  return replay.kind === 'live' ? heldAt(replay, nowMs, nowMs) : { ...replay, playing: !replay.playing }
}

export function speeded(replay: Replay): Replay {
  return replay.kind === 'live' ? replay : { ...replay, playing: true, speed: replay.speed === 1 ? 10 : 1 }
}
