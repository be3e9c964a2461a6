const rung = 'chippy:doorbell'

/** Something was refused that may need another person, or another device: the page asks who is here, and says what is to be done. */
export function ringDoorbell(): void {
  window.dispatchEvent(new Event(rung))
}

export function onDoorbell(listener: () => void): () => void {
  window.addEventListener(rung, listener)
  return () => window.removeEventListener(rung, listener)
}
