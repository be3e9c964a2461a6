/** What somebody typed or pasted, as the shop takes it: one line without control characters, which it refuses (inputs/plain-text.ts). */
export const oneLine = (text: string): string => text.replaceAll(/\p{Cc}+/gu, ' ').trim()
