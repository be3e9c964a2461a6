/** The displays that the screens are drawn for, and the device that one of them is enrolled as when it is a till. */
export const sizes = {
  small: { width: 1280, height: 800, till: 1, hasTouch: false },
  full: { width: 1920, height: 1080, till: 2, hasTouch: false },
  /** 10 inches, held across. */
  tablet: { width: 1200, height: 800, till: 3, hasTouch: true },
  phone: { width: 390, height: 844, till: 0, hasTouch: true },
} as const

export type SizeName = keyof typeof sizes

/** As the mock-ups' files are named: 1280x800. */
export const sizeText = (name: SizeName): string => `${sizes[name].width}x${sizes[name].height}`

export const working: readonly SizeName[] = ['small', 'full', 'tablet']
export const hanging: readonly SizeName[] = ['full', 'small']
export const phone: readonly SizeName[] = ['phone']
