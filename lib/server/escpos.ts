import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder'
import type { PaperRow } from '../domain/receipt'

/** Of 80 mm paper: every make has so many, most have more. */
const columns = 42
/** Characters that a printer's code page has not, and what they are on paper. */
const plain: Readonly<Record<string, string>> = { '−': '-', '–': '-', '—': '-', '‘': "'", '’': "'", '“': '"', '”': '"', '…': '...' }

/** Nothing in a text is an order to the printer. Of control characters the encoder makes "?", but NUL it sends and line breaks it makes lines of. */
const onPaper = (text: string) => text.replaceAll(/\p{Cc}/gu, ' ').replaceAll(/[−–—‘’“”…]/g, (sign) => plain[sign] ?? sign)

/** A receipt as ESC/POS. Code page 858 has the £ and the letters of Western Europe; what it has not becomes "?". */
export function escposReceipt(rows: readonly PaperRow[], qrText: string | null): Uint8Array {
  const paper = new ReceiptPrinterEncoder({ language: 'esc-pos', columns, codepageMapping: 'epson' })
  paper.initialize().codepage('cp858')
  for (const row of rows) {
    if (row.kind === 'rule') paper.rule()
    else if (row.kind === 'pair') printPair(paper, row)
    else printText(paper, row)
  }
  if (qrText !== null) paper.newline().align('center').qrcode(qrText, { model: 2, size: 6, errorlevel: 'm' }).align('left')
  return paper.newline(4).cut().encode()
}

function printText(paper: ReceiptPrinterEncoder, { text, align, bold, big }: Extract<PaperRow, { kind: 'text' }>) {
  paper.align(align === 'centre' ? 'center' : 'left').bold(bold === true)
  if (big) paper.size(2, 2)
  paper.line(onPaper(text))
  if (big) paper.size(1, 1)
  paper.bold(false).align('left')
}

function printPair(paper: ReceiptPrinterEncoder, { left, right, bold, indent }: Extract<PaperRow, { kind: 'pair' }>) {
  const figure = onPaper(right)
  const width = Math.max(8, figure.length + 1)
  paper.bold(bold === true)
  paper.table(
    [
      { width: columns - width, align: 'left' },
      { width, align: 'right' },
    ],
    [[`${indent ? '  ' : ''}${onPaper(left)}`, figure]],
  )
  paper.bold(false)
}
