import { useEffect, useState } from 'react'
import { formatPence } from '@/lib/domain/money'
import { type DemoGroup, type DemoParticipant, type DemoReport, type DemoSummary, demos, type Place } from '@/lib/realtime/demos'
import type { Director } from './director'
import { commandOf, keysText } from './keys'
import { countsText, shortName } from './summary'

// Not before somebody watches: a participant is the same program, and would load all of it.
const { Box, render, Text, useInput, useStdout } = await import('ink')

/** Paints the demonstration on the terminal until it ends. */
export async function watch(director: Director): Promise<DemoSummary> {
  // Ctrl-C is a key to a terminal that is being painted on.
  const painted = render(<Live director={director} />, { exitOnCtrlC: false })
  return director.ended.finally(() => painted.unmount())
}

function Live({ director }: { director: Director }) {
  const [report, setReport] = useState(director.report)
  const [chosen, setChosen] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  useEffect(() => {
    director.onReport(setReport)
  }, [director])
  const { stdout } = useStdout()

  const readers = report.participants.filter(({ role }) => role !== 'till').map(({ name }) => name)
  useInput((input, key) => {
    // The mark stands at the first while none is chosen, or the chosen one has left.
    const at = chosen === null ? 0 : Math.max(0, readers.indexOf(chosen))
    if (key.upArrow) return setChosen(readers[Math.max(0, at - 1)] ?? null)
    if (key.downArrow) return setChosen(readers[Math.min(readers.length - 1, at + 1)] ?? null)
    const command = commandOf(key.ctrl && input === 'c' ? 'q' : input, report, chosen ?? readers.at(0) ?? null)
    if (command) void director.command(command).then(setRefused)
  })
  return <View {...{ report, refused, columns: stdout.columns, rows: stdout.rows }} chosen={chosen ?? readers.at(0) ?? null} />
}

type ViewProps = { report: DemoReport; chosen: string | null; refused: string | null; columns: number; rows: number }

function View({ report, chosen, refused, columns, rows }: ViewProps) {
  const { title, lesson, talk } = demos[report.demo]
  const { settings, phase, tradingMs, ordered, ready, inPerSecond, outPerSecond, cabinet } = report
  return (
    <Box flexDirection="column">
      <Text wrap="truncate">
        <Text bold color="yellow">{`Demonstration ${report.demo}: ${title}`}</Text>
        {`   ${phase} ${Math.round(tradingMs / 1000)} s · speed ${settings.speed}${settings.keys ? ' · by key' : ''}`}
      </Text>
      <Text dimColor>{`“${talk.words}”`}</Text>
      <Text>{lesson}</Text>
      <Box flexDirection="column" marginTop={1}>
        {report.participants.map((each) => (
          <Participant key={each.name} participant={each} isChosen={each.name === chosen} />
        ))}
      </Box>
      <Box flexDirection="column" marginTop={1}>
        <Text wrap="truncate">
          {`${ordered} ordered (${inPerSecond.toFixed(1)} a second), ${ready} ready (${outPerSecond.toFixed(1)} a second)`}
          {cabinet && `   hot cabinet: ${countsText(cabinet)}`}
        </Text>
        {report.groups.map((group) => (
          <Lag key={group.group} group={group} barWidth={Math.min(40, Math.max(8, columns - 65))} />
        ))}
      </Box>
      <Box flexDirection="column" marginTop={1}>
        {report.happened.slice(rows > 30 ? -4 : -2).map(({ atMs, what }, n) => (
          <Text key={`${atMs} ${n}`} dimColor wrap="truncate">
            {`${new Date(atMs).toTimeString().slice(0, 8)}  ${what}`}
          </Text>
        ))}
      </Box>
      {refused !== null && <Text color="red">{refused}</Text>}
      <Text dimColor>{keysText}</Text>
    </Box>
  )
}

const colours = { starting: 'blue', working: 'green', stopping: 'yellow', stopped: 'yellow', killed: 'red', crashed: 'red' } as const

function Participant({ participant, isChosen }: { participant: DemoParticipant; isChosen: boolean }) {
  const { name, state, pid, role, written, assigned, handled, books } = participant
  const wrote = written.at(-1)
  return (
    <Text wrap="truncate">
      <Text inverse={isChosen}>{name.padEnd(13)}</Text>
      <Text color={colours[state]}>{` ${(pid === null ? state : `${pid}`).padEnd(8)}`}</Text>
      {role === 'till' ? '' : doingText(participant).padEnd(38)}
      {wrote && `wrote ${placeText(wrote)}`.padEnd(24)}
      {role === 'till' && `${handled} orders`}
      {assigned.length > 0 && `reads ${partitionsText(assigned)}`}
      {books && `   ${books.orders} orders, ${formatPence(books.totalPence)}`}
    </Text>
  )
}

function doingText({ state, assigned, inHand, read }: DemoParticipant): string {
  if (inHand) return `${state === 'killed' ? 'had' : 'has'} order ${inHand.order} in hand, ${placeText(inHand)}`
  if (state !== 'working') return ''
  if (assigned.length === 0) return 'idle: no partition is left for it'
  const last = read.at(-1)
  return last ? `waits, has read ${placeText(last)}` : 'waits for the first order'
}

const placeText = ({ topic, partition, offset }: Place) => `${shortName(topic)} p${partition} @${offset}`

/** `orders p0 p2, hot-food p0` */
function partitionsText(assigned: DemoParticipant['assigned']): string {
  const topics = [...new Set(assigned.map(({ topic }) => topic))]
  const of = (wanted: string) => assigned.filter(({ topic }) => topic === wanted).map(({ partition }) => `p${partition}`)
  return topics.map((topic) => `${shortName(topic)} ${of(topic).join(' ')}`).join(', ')
}

function Lag({ group: { group, lag, partitions }, barWidth }: { group: DemoGroup; barWidth: number }) {
  return (
    <>
      <Text bold>{`${group}  ${lag === 0 ? 'level' : `${lag} behind`}`}</Text>
      {partitions.map(({ topic, partition, next, end, lag: behind, reader }) => (
        <Text key={`${topic} ${partition}`} wrap="truncate">
          {`  ${shortName(topic)} p${partition}`.padEnd(14)}
          <Text color={behind > 10 ? 'red' : behind > 3 ? 'yellow' : 'green'}>{'█'.repeat(Math.min(behind, barWidth))}</Text>
          {'·'.repeat(Math.max(0, barWidth - behind))}
          {`${String(behind).padStart(4)} behind, next ${next} of ${end}  ${reader ?? 'nobody reads it'}`}
        </Text>
      ))}
    </>
  )
}
