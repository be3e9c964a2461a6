import { type Figure, reaches, type Target } from './figures'
import { median } from './percentile'
import type { PartResult } from './results'

/** Three figures that count, thousands apart: 4,850 · 12.3 · 0.374. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return 'not measured'
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3
  return value.toLocaleString('en-GB', { minimumFractionDigits: 0, maximumFractionDigits: digits })
}

export function targetText(target: Target | undefined, unit: string): string {
  if (!target) return ''
  return 'atLeast' in target ? `≥ ${numberText(target.atLeast)} ${unit}` : `≤ ${numberText(target.atMost)} ${unit}`
}

export function verdictText(figure: Pick<Figure, 'values' | 'target'>): string {
  const reached = reaches(figure)
  return reached === null ? '' : reached ? 'met' : '**missed**'
}

const spreadText = ({ values }: Figure) =>
  values.length < 2 ? '' : `${numberText(Math.min(...values))}–${numberText(Math.max(...values))}`

export function partMarkdown(result: PartResult): string {
  const rows = result.figures.map((figure) =>
    [
      figure.name,
      `**${numberText(median(figure.values))}** ${figure.unit}`.trim(),
      spreadText(figure),
      targetText(figure.target, figure.unit),
      verdictText(figure),
      figure.limit ?? '',
    ].join(' | '),
  )
  const runs = Math.max(0, ...result.figures.map(({ values }) => values.length))
  return [
    `## (${result.part}) ${result.title}${result.durability === 'power' ? '' : `, durability ${result.durability}`}`,
    '',
    result.how,
    '',
    `\`${result.command}\` · ${runs} ${runs === 1 ? 'run' : 'runs'}, ${Math.round(result.tookSeconds / 60)} min · durability ${result.durability} · ${result.at.slice(0, 16).replace('T', ' ')} UTC · commit ${result.commit} · ${result.machine}`,
    '',
    '| Figure | Median | Lowest–highest | Target | | What limits it |',
    '|---|---|---|---|---|---|',
    ...rows.map((row) => `| ${row} |`),
    ...(result.notes.length > 0 ? ['', ...result.notes.map((note) => `- ${note}`)] : []),
    '',
  ].join('\n')
}

/** For the terminal: the same without the words. */
export function partText({ part, title, durability, figures, notes }: PartResult): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${numberText(median(figure.values))} ${figure.unit}`,
    spreadText(figure),
    targetText(figure.target, figure.unit),
    verdictText(figure).replaceAll('*', ''),
  ])
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, at) => Math.max(most[at] ?? 0, cell.length)), [])
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd()
  return [`(${part}) ${title}, durability ${durability}`, ...rows.map(line), ...notes.map((note) => `- ${note}`)].join('\n')
}
