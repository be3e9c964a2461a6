import { type DemoNumber, demos } from '@/lib/realtime/demos'
import type { DemoRun } from '@/lib/realtime/experiments'
import styles from './experiments.module.css'

/** What the demonstration is, what it teaches, and the talk's own words for it. */
export function DemoHead({ demo, run }: { demo: DemoNumber; run: DemoRun | null }) {
  const { title, lesson, look, talk } = demos[demo]
  return (
    <section>
      <h2>
        Demo {demo}
        <small>{run === null ? '' : runWords(run)}</small>
      </h2>
      <p className={styles.title}>{title}</p>
      <p className={styles.lesson}>{lesson}</p>
      <figure className={styles.talk}>
        <blockquote>“{talk.words}”</blockquote>
        <figcaption>{talk.from}</figcaption>
      </figure>
      <h3>What to look at</h3>
      <ul className={styles.look}>
        {look.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
    </section>
  )
}

function runWords(run: DemoRun): string {
  switch (run.by) {
    case 'nobody':
      return 'does not run'
    case 'elsewhere':
      return 'runs in a terminal'
    case 'here':
      if (run.ending) return 'is ending'
      return run.report?.phase === 'trading' ? 'runs' : 'is opening'
    default:
      return run satisfies never
  }
}
