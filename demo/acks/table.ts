import type { AcksResult } from '@/lib/realtime/acks'

const columns: readonly [string, (result: AcksResult) => string][] = [
  ['acks', ({ acks }) => acks],
  ['sent', ({ sent }) => String(sent)],
  ['acknowledged', ({ acks, acknowledged }) => (acks === '0' ? 'never' : String(acknowledged))],
  ['in the log', ({ inLog }) => String(inLog)],
  ['lost', ({ lost }) => String(lost)],
  ['lost though acknowledged', ({ acks, acknowledgedLost }) => (acks === '0' ? '–' : String(acknowledgedLost))],
  ['doubled', ({ doubled }) => String(doubled)],
  ['no leader for', ({ leaderlessMs }) => `${(leaderlessMs / 1000).toFixed(1)} s`],
]

/** One line a value of acks, figures under each other. */
export function acksTable(results: readonly AcksResult[]): string {
  const rows = [columns.map(([title]) => title), ...results.map((result) => columns.map(([, figure]) => figure(result)))]
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  return rows.map((row) => row.map((cell, i) => cell.padStart(widths[i] ?? 0)).join('   ')).join('\n')
}
