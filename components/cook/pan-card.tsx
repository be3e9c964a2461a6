import { type Drop, type Frying, isDue, type Pan, panAct } from '@/lib/domain/cook-view'
import { celsiusText, oilSight, type Temperatures } from '@/lib/domain/range/temperature'
import type { Shelf } from '@/lib/domain/shelf'
import { durationOf } from '../live/clock'
import { KeyCap } from '../ui/key-cap'
import styles from './cook.module.css'
import { DropWhat } from './drop-what'
import type { PanKeys } from './use-pan-keys'

type Props = {
  pan: Pan
  shelf: Shelf | undefined
  ticketOf: (order: string) => string
  keys: PanKeys
  temperatures: Temperatures
  nowMs: number
  /** What there is to drop cannot be known without a link. */
  lost: boolean
}

/** A pan that is called longer than this has its name on two smaller lines: beside it stands how hot its oil is. */
const longTitle = 9

/** So many fit under what the pan says. */
const mostRows = 2

/** One pan on the range. The whole of it can be tapped and does what its key does. */
export function PanCard({ pan, shelf, ticketOf, keys, temperatures, nowMs, lost }: Props) {
  const act = panAct(pan, nowMs)
  const [first, ...rest] = pan.frying
  const dropping = pan.drop !== null && act.kind === 'drop'
  const lifting = first !== undefined && isDue(first, nowMs)
  // What fries comes first: below it there is room for two rows.
  const after = dropping || rest.length >= mostRows ? null : (pan.drop ?? pan.next)
  const offers = keys.offers(pan)
  const looks = [styles.pan, dropping ? styles.act : '', dropping && !first ? styles.full : '', lifting ? styles.lift : '']
  return (
    <section className={looks.join(' ')} aria-label={`Pan ${pan.pan}`}>
      <button
        type="button"
        className={styles.press}
        onClick={() => keys.press(pan)}
        aria-label={pressWords(pan, keys, nowMs)}
        aria-keyshortcuts={String(pan.pan)}
      >
        <KeyCap>{String(pan.pan)}</KeyCap>
        <span className={`${styles.title} ${pan.name.length > longTitle ? styles.long : ''}`}>
          Pan {pan.pan} {pan.name}
        </span>
      </button>
      <OilHeat sight={oilSight(temperatures, pan.pan, nowMs)} />
      {dropping && pan.drop && <DropNow drop={pan.drop} small={first !== undefined} why={whyWords(pan.drop, shelf, ticketOf)} />}
      {!dropping && first && <FryingNow frying={first} keys={keys} nowMs={nowMs} crowded={rest.length + (after ? 1 : 0) > 1} />}
      {pan.recovering && !dropping && offers.length === 0 && (
        <OilComingUp recovering={pan.recovering} asks={keys.asksOil(pan.pan)} nowMs={nowMs} />
      )}
      {!dropping && !first && !pan.recovering && offers.length === 0 && <Idle lost={lost} />}
      {offers.length > 0 && <DropWhat pan={pan} offers={offers} keys={keys} />}
      {offers.length === 0 && <Minis frying={dropping ? pan.frying : rest} keys={keys} nowMs={nowMs} />}
      {after && offers.length === 0 && (
        <div className={styles.mini}>
          <small>{first ? 'lift, then' : 'then'}</small>
          {after.food === first?.food ? (
            `DROP ${after.portions}`
          ) : (
            <span className={styles.named}>
              DROP {after.portions} {after.name.toLowerCase()}
            </span>
          )}
        </div>
      )}
    </section>
  )
}

/** Beside the pan's name, where its room is kept; whole degrees. Gold, with the arrow: too cold to fry in. */
function OilHeat({ sight }: { sight: ReturnType<typeof oilSight> }) {
  if (sight === null) return null
  return (
    <span className={`${styles.heatOfOil} ${sight.low ? styles.coldOil : ''}`}>
      {sight.low && (
        <>
          <i aria-hidden="true">↓</i>
          <span className="sr-only">Oil too cold: </span>
        </>
      )}
      {celsiusText(Math.floor(sight.celsius))}
    </span>
  )
}

/** What goes in all the same is said by the pan's key. */
function Idle({ lost }: { lost: boolean }) {
  return (
    <p className={styles.idle}>
      {lost ? 'Not known now' : 'Nothing to drop'}
      <small>press to drop all the same</small>
    </p>
  )
}

type OilProps = { recovering: { atMs: number; forMs: number }; asks: boolean; nowMs: number }

/** An empty pan after a lift. The cook may drop all the same: a second press does. */
function OilComingUp({ recovering: { atMs, forMs }, asks, nowMs }: OilProps) {
  return (
    <div className={styles.cook}>
      {asks ? (
        <div className={styles.ask} role="status">
          Not hot: again to drop
        </div>
      ) : (
        <div className={styles.oil}>Oil coming up</div>
      )}
      <div className={`${styles.tm} ${styles.tms}`}>{durationOf(atMs - nowMs)}</div>
      <div className={`${styles.pb} ${styles.warming}`}>
        <i style={{ width: `${Math.min(100, Math.max(0, 100 - (100 * (atMs - nowMs)) / forMs))}%` }} />
      </div>
    </div>
  )
}

/** A name longer than this takes two smaller lines. */
const longName = 9

function DropNow({ drop, small, why }: { drop: Drop; small: boolean; why: string }) {
  return (
    <div className={`${styles.drop} ${small ? styles.small : ''}`}>
      <div className={styles.verb}>DROP NOW</div>
      <div className={`${styles.what} ${drop.name.length > longName ? styles.long : ''}`}>
        <b>{drop.portions}</b> {drop.name.toLowerCase()}
      </div>
      <div className={styles.why}>{why}</div>
    </div>
  )
}

type FryingProps = { frying: Frying; keys: PanKeys; nowMs: number }

/** `crowded`: other batches stand below, so the clock is smaller and has no bar. */
function FryingNow({ frying, keys, nowMs, crowded }: FryingProps & { crowded: boolean }) {
  const leftMs = frying.readyAtMs - nowMs
  const done = isDue(frying, nowMs)
  const asking = keys.asks(frying)
  return (
    <div className={`${styles.cook} ${crowded ? styles.crowded : ''}`}>
      {asking && (
        <div className={styles.ask} role="status">
          Not done: again to lift
        </div>
      )}
      {done && <div className={styles.verb}>{frying.forgotten ? 'NOT LIFTED' : 'LIFT NOW'}</div>}
      <div className={`${styles.tm} ${done || asking || crowded ? styles.tms : ''}`}>
        {leftMs >= 0 ? durationOf(leftMs) : durationOf(-leftMs)}
        {leftMs < 0 && <small> over</small>}
      </div>
      <Stepper frying={frying} keys={keys} />
      {!done && !asking && !crowded && (
        <div className={styles.pb}>
          <i style={{ width: `${Math.min(100, Math.max(0, 100 - (100 * leftMs) / frying.fryMs))}%` }} />
        </div>
      )}
    </div>
  )
}

/** How many come out: as many as went in, until somebody counts otherwise. */
function Stepper({ frying, keys }: { frying: Frying; keys: PanKeys }) {
  const count = keys.counts.of(frying)
  return (
    <div className={styles.cw}>
      <button type="button" onClick={() => keys.counts.change(frying, -1)} aria-label={`One ${frying.name} fewer`}>
        −
      </button>
      <span>
        {count} {frying.name.toLowerCase()}
      </span>
      <button type="button" onClick={() => keys.counts.change(frying, 1)} aria-label={`One ${frying.name} more`}>
        +
      </button>
    </div>
  )
}

function Minis({ frying, keys, nowMs }: { frying: readonly Frying[]; keys: PanKeys; nowMs: number }) {
  const shown = frying.length > mostRows ? frying.slice(0, mostRows - 1) : frying
  return (
    <>
      {shown.map((one) => (
        <Mini key={one.batch} frying={one} keys={keys} nowMs={nowMs} />
      ))}
      {shown.length < frying.length && <div className={styles.mini}>and {frying.length - shown.length} more frying</div>}
    </>
  )
}

function Mini({ frying, keys, nowMs }: FryingProps) {
  const done = isDue(frying, nowMs)
  return (
    <div className={styles.mini}>
      {keys.counts.of(frying)} {frying.name.toLowerCase()}
      {done ? (
        <button type="button" onClick={() => keys.lift(frying)}>
          Lift
        </button>
      ) : (
        <b>{durationOf(frying.readyAtMs - nowMs)}</b>
      )}
    </div>
  )
}

function whyWords(drop: Drop, shelf: Shelf | undefined, ticketOf: (order: string) => string): string {
  const typed = drop.typed > 0 ? `${drop.typed} typed, not paid` : ''
  if (drop.forOrders.length > 0) return [`for ${listed(drop.forOrders.map(ticketOf))}`, typed].filter(Boolean).join(' · ')
  if (typed !== '') return typed
  if (shelf === undefined) return ''
  const promised =
    shelf.promised === 0 ? '' : shelf.promised === shelf.held ? `, all ${shelf.held} promised` : `, ${shelf.promised} promised`
  return `${shelf.held} held${promised} · par ${shelf.par}`
}

const mostListed = 3

function listed(names: readonly string[]): string {
  if (names.length > mostListed) return `${names.slice(0, mostListed).join(', ')} +${names.length - mostListed}`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function pressWords(pan: Pan, keys: PanKeys, nowMs: number): string {
  const act = panAct(pan, nowMs)
  switch (act.kind) {
    case 'drop':
      return `Pan ${pan.pan}: ${act.drop.portions} ${act.drop.name} dropped${act.early ? ', before the oil is hot' : ''}`
    case 'lift':
      return `Pan ${pan.pan}: ${keys.counts.of(act.frying)} ${act.frying.name} lifted${act.early ? ', before its time' : ''}`
    case 'none':
      return `Pan ${pan.pan}: nothing to drop is asked for, choose what goes in`
    default: {
      const unknown: never = act
      return unknown
    }
  }
}
