/** A `ref`: a tap in it leaves the focus where it was, so that Enter, pressed after it on the pad, does not press what was tapped. */
export function keepFocus(element: HTMLElement | null): void {
  element?.addEventListener('mousedown', (event) => event.preventDefault())
}
