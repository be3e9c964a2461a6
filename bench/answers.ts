/** One answer of an HTTP/1.1 server. */
export type HttpAnswer = { status: number; body(): string }

const headEnd = Buffer.from('\r\n\r\n')
const lengthPattern = /\r\ncontent-length: *(\d+)/i

/**
 * Takes what a connection brings, in whatever pieces, and tells of each whole answer in order. Only answers with a content-length,
 * which all of the shop's API have.
 *
 * @throws when an answer has none: where the next one begins would be a guess
 */
export function answerSplitter(onAnswer: (answer: HttpAnswer) => void): (chunk: Buffer) => void {
  let rest: Buffer | null = null
  return (chunk) => {
    const bytes = rest === null ? chunk : Buffer.concat([rest, chunk])
    let at = 0
    for (;;) {
      const headTo = bytes.indexOf(headEnd, at)
      if (headTo < 0) break
      const head = bytes.toString('latin1', at, headTo)
      const length = lengthPattern.exec(head)?.[1]
      if (length === undefined) throw new Error(`an answer without content-length: ${head}`)
      const from = headTo + headEnd.length
      const to = from + Number(length)
      if (to > bytes.length) break
      onAnswer({ status: Number(head.slice(9, 12)), body: () => bytes.toString('utf8', from, to) })
      at = to
    }
    rest = at < bytes.length ? bytes.subarray(at) : null
  }
}
