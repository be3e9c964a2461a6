const segmenter = new Intl.Segmenter('en-GB', { granularity: 'grapheme' })

/** The characters of a text: what people see as one counts as one. */
export const graphemesOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment)
