import type { OrderFacts } from '@/lib/domain/board'
import type { CabinetState } from '@/lib/domain/cabinet/state'
import { followCabinet, noTrail, type Trail } from '@/lib/domain/cabinet/trail'
import { viewOf } from '@/lib/domain/cabinet/view'
import { arrivedAtMs } from '@/lib/domain/order'
import type { SaleFacts } from '@/lib/domain/parked'
import type { CabinetView } from '@/lib/realtime/contract'
import type { CabinetChanged } from '@/lib/topics/cabinet'
import type { LogEvent, LogPlace } from '@/lib/topics/event'
import type { OrderPlaced } from '@/lib/topics/orders'
import { Board } from './board'
import { doneBody, requestOf } from './done'
import type { Change } from './frames'
import { Links } from './links'
import { OnSale } from './on-sale'
import { Parked } from './parked'
import { Range } from './range'
import { Memory } from './remembered'
import { RunningNumbers } from './running-numbers'

/** More than are ever on their way back from the log. */
const MOST_OWN = 10_000
/** Steps of the cabinet that wait to be put together, at most. */
const MOST_NEWS = 100

/** All that the gateway knows, and it knows it from the log alone: events in, changes for the screens out. */
export class Picture {
  readonly board = new Board()
  readonly memory = new Memory()
  readonly range = new Range()
  readonly links = new Links()
  readonly parked = new Parked()
  readonly numbers: RunningNumbers
  readonly onSale: OnSale
  private trail: Trail = noTrail
  private news: CabinetChanged[] = []
  private readonly own = new Set<string>()

  constructor(
    private readonly shop: number,
    timeZone: string,
  ) {
    this.numbers = new RunningNumbers(timeZone)
    this.onSale = new OnSale(timeZone)
  }

  /** Put together when somebody asks: more steps are taken in than anybody looks at. */
  get cabinet(): CabinetState | null {
    const news = this.news
    this.news = []
    this.trail = followed(this.trail, news)
    return this.trail.newest
  }

  get cabinetView(): CabinetView | null {
    return this.cabinet && viewOf(this.cabinet)
  }

  /** Takes in what this process has published. Reading it back from the log would say nothing new. */
  takeOwn(events: readonly LogEvent[], nowMs: number): Change {
    for (const event of events) this.own.add(placeOf(event))
    // Some were read before their acknowledgement was heard of; nobody asks for them any more.
    for (const oldest of this.own) {
      if (this.own.size <= MOST_OWN) break
      this.own.delete(oldest)
    }
    return this.take(events, nowMs)
  }

  /** Whether a record that has been read is one of those; each is read once. */
  isOwn(place: LogPlace): boolean {
    return this.own.delete(placeOf(place))
  }

  /** Takes in what was read or published; what has been taken in before changes nothing. */
  take(events: readonly LogEvent[], nowMs: number): Change {
    const orders: OrderFacts[] = []
    const sales: SaleFacts[] = []
    let cabinetChanged = false
    let leftChanged = false
    let fryerChanged = false
    for (const event of events) {
      // One log can carry the shops of a chain; each has its own gateway.
      if (event.value.shop !== this.shop) continue
      const facts = this.board.take(event)
      if (facts !== null) orders.push(facts)
      const sale = this.parked.take(event)
      if (sale !== null) sales.push(sale)
      if (this.range.take(event)) fryerChanged = true
      if (this.onSale.take(event)) leftChanged = true
      if (event.type === 'order.placed') this.learn(event.value, nowMs)
      if (event.type === 'cabinet.changed') {
        this.takeCabinet(event.value)
        cabinetChanged = true
      }
      this.remember(event, nowMs)
    }
    return {
      ...(orders.length > 0 ? { orders } : {}),
      ...(sales.length > 0 ? { sales } : {}),
      ...(cabinetChanged ? { cabinet: () => this.cabinetView } : {}),
      ...(leftChanged ? { left: this.onSale.left(nowMs) } : {}),
      ...(fryerChanged ? { fryer: true } : {}),
    }
  }

  private learn(sold: OrderPlaced, nowMs: number) {
    const { id, till, order, placedAt, linkHash } = sold
    this.numbers.learn(till, order, Date.parse(placedAt), nowMs)
    if (linkHash !== undefined) this.links.learn(linkHash, id, arrivedAtMs(sold), nowMs)
  }

  private takeCabinet(news: CabinetChanged) {
    this.news.push(news)
    if (this.news.length >= MOST_NEWS) void this.cabinet
  }

  /** Of what did not come through this API only orders matter: their ids are taken. */
  private remember(event: LogEvent, nowMs: number) {
    const request = requestOf(event)
    const body = request !== undefined || event.type === 'order.placed' ? doneBody(event) : null
    if (body !== null) this.memory.keep(event.id, { request, body, atMs: event.timestampMs }, nowMs)
  }
}

/** What is not a cabinet is passed over. Stopping for it would stop the shop's door for one record, after each start again. */
function followed(trail: Trail, news: readonly CabinetChanged[]): Trail {
  try {
    return followCabinet(trail, news)
  } catch {
    return news.length > 1 ? news.reduce((so, each) => followed(so, [each]), trail) : trail
  }
}

const placeOf = ({ topic, partition, offset }: LogPlace) => `${topic}-${partition}@${offset}`
