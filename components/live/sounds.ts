'use client'

import { useSyncExternalStore } from 'react'

/** One note: pitch in Hz, when it starts and how long it sounds in seconds. */
type Note = { hz: number; at: number; for: number }

const sounds = {
  newOrder: [{ hz: 165, at: 0, for: 0.16 }],
  late: [
    { hz: 165, at: 0, for: 0.16 },
    { hz: 165, at: 0.24, for: 0.16 },
  ],
  bell: [
    { hz: 880, at: 0, for: 0.5 },
    { hz: 1320, at: 0, for: 0.4 },
  ],
  chime: [
    { hz: 660, at: 0, for: 0.35 },
    { hz: 880, at: 0.16, for: 0.5 },
  ],
  falling: [
    { hz: 520, at: 0, for: 0.2 },
    { hz: 390, at: 0.2, for: 0.3 },
  ],
  // Up and up again: like no other sound here, so that it is known without looking.
  allergy: [
    { hz: 587, at: 0, for: 0.18 },
    { hz: 740, at: 0.2, for: 0.18 },
    { hz: 988, at: 0.4, for: 0.34 },
  ],
  changed: [
    { hz: 660, at: 0, for: 0.16 },
    { hz: 520, at: 0.16, for: 0.22 },
  ],
  noLink: [{ hz: 110, at: 0, for: 0.7 }],
} satisfies Record<string, Note[]>

export type SoundName = keyof typeof sounds

/** Seconds from the beginning of one sound to the next. */
const apart = 0.8

let context: AudioContext | null = null
const listeners = new Set<() => void>()

/** A browser lets a page sound only after a tap: call it from one. It may take the sound away again: then the screen must say so. */
export function armSound(): void {
  if (context === null) {
    context = new AudioContext()
    context.onstatechange = () => {
      for (const listener of listeners) listener()
    }
  }
  void context.resume()
}

/** Silent until armed. Several are heard one after the other. */
export function playSound(...names: readonly SoundName[]): void {
  if (context === null || context.state !== 'running') return
  for (const [nth, name] of names.entries()) {
    for (const note of sounds[name]) sound(context, { ...note, at: note.at + nth * apart })
  }
}

function sound(audio: AudioContext, note: Note): void {
  const oscillator = audio.createOscillator()
  const gain = audio.createGain()
  const startAt = audio.currentTime + note.at
  oscillator.frequency.value = note.hz
  gain.gain.setValueAtTime(0.0001, startAt)
  gain.gain.exponentialRampToValueAtTime(0.35, startAt + 0.02)
  gain.gain.exponentialRampToValueAtTime(0.0001, startAt + note.for)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(startAt)
  oscillator.stop(startAt + note.for)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** True once the page may sound. */
export function useSoundArmed(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => context?.state === 'running',
    () => false,
  )
}
