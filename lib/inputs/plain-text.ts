import { z } from 'zod'

/**
 * One line of what people type. Control characters (line breaks among them) are nothing that anybody types into one line, and some
 * are orders to a printer: ESC p opens the drawer.
 */
export const plainText = z
  .string()
  .trim()
  .regex(/^\P{Cc}*$/u, 'must be one line without control characters')
