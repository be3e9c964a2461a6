import { graphemesOf } from './graphemes'
import { oneLine } from './one-line'

/** What fits on a key of the till. */
export const nameGraphemes = 40

/** As it is kept: one space between words; what people see as one character counts as one. Null: too long. Empty: no name. */
export function customerName(text: string): string | null {
  const name = oneLine(text).replaceAll(/\s+/g, ' ')
  return graphemesOf(name).length > nameGraphemes ? null : name
}

const plain = (text: string) => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Whether somebody who asks for `asked` can mean `name`: José is found by "jose". */
export const isMeant = (name: string, asked: string): boolean => plain(name).includes(plain(asked.trim()))
