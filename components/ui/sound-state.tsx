'use client'

import { armSound, useSoundArmed } from '../live/sounds'
import { Icon } from './icons'

export function SoundState() {
  const armed = useSoundArmed()
  if (armed) {
    return (
      <span className="link" role="img" aria-label="Sound on">
        <Icon name="sound" width={26} />
        <span className="if-wide">Sound on</span>
      </span>
    )
  }
  return (
    <button type="button" className="btn gold" onClick={armSound} aria-label="Tap for sound">
      <Icon name="sound" width={26} />
      <span className="if-wide">Tap for sound</span>
    </button>
  )
}
