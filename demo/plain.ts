import { type DemoReport, type DemoSummary, demos } from '@/lib/realtime/demos'
import { countsText, shortName } from './summary'

/** Where there is no terminal to paint on: one line a second, and at the end what it came to. */
export function openPlain(demo: DemoReport['demo'], say: (line: string) => void) {
  const { title, lesson, talk } = demos[demo]
  say(`Demonstration ${demo}: ${title}\n“${talk.words}” (${talk.from})\n${lesson}`)
  let toldUpToMs = 0
  let saidAtMs = 0

  return {
    show(report: DemoReport) {
      for (const { atMs, what } of report.happened) if (atMs > toldUpToMs) say(`        ${what}`)
      toldUpToMs = report.happened.at(-1)?.atMs ?? toldUpToMs
      if (report.phase !== 'trading' || report.atMs - saidAtMs < 1000) return
      saidAtMs = report.atMs
      say(lineOf(report))
    },
    end({ lines }: DemoSummary) {
      say(lines.join('\n'))
    },
  }
}

/** ` 12 s   in 2.4/s  out 1.3/s   preparer 13 behind (orders p0 5, p1 4, p2 4)` */
function lineOf({ tradingMs, inPerSecond, outPerSecond, groups, cabinet }: DemoReport): string {
  const lags = groups.map(({ group, lag, partitions }) => {
    const each = partitions.map(({ topic, partition, lag: behind }, n) => {
      const named = topic === partitions[n - 1]?.topic ? '' : `${shortName(topic)} `
      return `${named}p${partition} ${behind}`
    })
    return `${shortName(group)} ${lag} behind (${each.join(', ')})`
  })
  const rates = `in ${inPerSecond.toFixed(1)}/s  out ${outPerSecond.toFixed(1)}/s`
  return [`${Math.round(tradingMs / 1000)} s`.padStart(6), rates, ...lags, ...(cabinet ? [countsText(cabinet)] : [])].join('   ')
}
