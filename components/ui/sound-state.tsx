'use client'

import { armSound, useSoundArmed } from '../live/sounds'
import { Icon } from './icons'

export function SoundState() {
  const armed = useSoundArmed()
  if (armed) {
    return (
      <span className="link">
        <Icon name="sound" width={26} />
        Sound on
      </span>
    )
  }
  return (
    <button type="button" className="btn gold" onClick={armSound}>
      <Icon name="sound" width={26} />
      Tap for sound
    </button>
  )
}
