import type { DemoReport } from '@/lib/realtime/demos'
import type { Course } from './course'
import { again, movedBack, orders, placeName, type Standing, samePlace, standings } from './observed'

/** A partition that the reader reads, where it stood, and where it is to go. */
export type Rewound = Standing & { offset: number }

/** Moves one reader's own flag. Taken back, it stands where it was, or further if it has read past that by itself. */
export function rewindReader(reader: string, rewound: readonly Rewound[], before: DemoReport): Course {
  const others = standings(before).filter((each) => !rewound.some((mine) => samePlace(each, mine)))
  const now = (report: DemoReport) => {
    const standing = again(report, rewound)
    return rewound.map((was) => ({ was, next: standing.find((each) => samePlace(each, was))?.next ?? was.next }))
  }
  const untouched = (report: DemoReport) => ({ label: 'other flags moved back', value: `${movedBack(report, others)} of ${others.length}` })
  let hasGoneBack = false

  return {
    begin: rewound.map(({ topic, partition, offset }) => ({ do: 'rewind', reader, to: { topic, partition, offset } })),
    see(report) {
      const places = now(report)
      // A report from before it obeyed still shows it where it was; and what it reads again may be over before the next look.
      hasGoneBack ||= places.some(({ was, next }) => next < was.next) || saidSo(report, before, reader)
      if (!hasGoneBack) return { words: `${reader} is told to go back.`, figures: [untouched(report)] }
      const readAgain = places.reduce((sum, { was, next }) => sum + Math.max(0, Math.min(next, was.next) - was.offset), 0)
      return {
        words: `${reader} reads again what it had read: each record still lies at its old offset. Nobody else notices.`,
        figures: [
          ...places.map(({ was, next }) => ({ label: placeName(was), value: `${was.next} → ${was.offset}, now ${next}` })),
          { label: 'read again', value: orders(readAgain) },
          untouched(report),
        ],
      }
    },
    undo: (report) =>
      now(report).map(({ was, next }) => ({
        do: 'rewind',
        reader,
        to: { topic: was.topic, partition: was.partition, offset: Math.max(next, was.next) },
      })),
    seeUndone(report) {
      const places = now(report)
      return {
        done: places.every(({ was, next }) => next >= was.next),
        words: `${reader} stands where it would be, and goes on from there.`,
        figures: [...places.map(({ was, next }) => ({ label: placeName(was), value: `at ${next}` })), untouched(report)],
      }
    },
  }
}

/** The director has heard from the reader that it has moved. */
function saidSo({ happened }: DemoReport, before: DemoReport, reader: string): boolean {
  return happened.some(({ atMs, what }) => atMs >= before.atMs && what.startsWith(`${reader} reads on from`))
}
