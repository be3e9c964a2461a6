import { formatPence } from '@/lib/domain/money'
import type { LogCell } from '@/lib/realtime/log'
import type { RawRecord } from '@/lib/server/kafka/log-record'

/** Letters that fit into a cell. */
const LABEL = 7
const WORDS = 80
/** Nobody reads on after this; a record may have 2 MB. */
const MOST_PARSED = 256 * 1024

type Value = Readonly<Record<string, unknown>>
type Said = { label: string; words: string }

/** What a record says, as far as anybody can tell: it may be a stranger's, or broken. The topic's name is without the prefix. */
export function cellOf(topic: string, record: RawRecord): LogCell {
  const { offset, timestampMs } = record
  const value = parsed(record)
  const { label, words } =
    topic === 'dead-letters' ? aboutLetter(record) : topic === 'cabinet' ? aboutCabinet(record) : about(topic, record, value)
  return { offset, label: label.slice(0, LABEL), words: words.slice(0, WORDS), orderRef: orderRefIn(record, value), atMs: timestampMs }
}

/** The order's id, from the value or, as the demos write it, from `ce_subject`; its number where there is neither. Null: no order is meant. */
function orderRefIn(record: Pick<RawRecord, 'headers'>, value: Value | null): string | null {
  const order = orderIn(value)
  if (value === null || order === null) return null
  if (typeof value['id'] === 'string') return value['id']
  return headerText(record, 'ce_subject') || `no-${order}`
}

/** Null: no JSON object. */
function parsed({ value }: Pick<RawRecord, 'value'>): Value | null {
  if (value === null || value.length > MOST_PARSED) return null
  try {
    const json: unknown = JSON.parse(value.toString())
    return isValue(json) ? json : null
  } catch {
    return null
  }
}

const isValue = (json: unknown): json is Value => typeof json === 'object' && json !== null && !Array.isArray(json)

export function headerText(record: Pick<RawRecord, 'headers'>, name: string): string {
  return record.headers[name]?.toString() ?? ''
}

export const orderNumberIn = (record: Pick<RawRecord, 'value'>) => orderIn(parsed(record))

/** Both spellings of an order's number: ours, and the talk's own programs' (`{"order":[…],"count":4}`). */
function orderIn(value: Value | null): number | null {
  const [order, count] = [value?.['order'], value?.['count']]
  if (typeof order === 'number') return order
  return Array.isArray(order) && typeof count === 'number' ? count : null
}

function about(topic: string, record: RawRecord, value: Value | null): Said {
  if (value === null) return { label: '?', words: record.value === null ? 'no value' : 'not readable' }
  const order = orderIn(value)
  return {
    label: order === null ? `@${record.offset}` : String(order),
    ...typed(headerText(record, 'ce_type'), value, topic),
  }
}

/** What each type of event says. A record without a type is a bare order, or somebody's own. */
function typed(type: string, value: Value, topic: string): Partial<Said> & Pick<Said, 'words'> {
  switch (type) {
    case 'order.placed':
      return { words: [`till ${text(value['till'])}`, money(value['totalPence']) || portions(value['parts'])].filter(Boolean).join(', ') }
    case 'order.cancelled':
      return { words: ['cancelled', money(value['totalPence'])].filter(Boolean).join(', ') }
    case 'order.changed':
      return { words: ['changed', money(value['totalPence']) && `${money(value['totalPence'])} back`].filter(Boolean).join(', ') }
    case 'order.refunded':
      return { words: ['refunded', money(value['totalPence'])].filter(Boolean).join(', ') }
    case 'order.payment-corrected':
      return { words: paidOtherwise(value['payment']) }
    case 'sale.voided':
      return { label: 'void', words: ['voided before it was paid', money(value['totalPence'])].filter(Boolean).join(', ') }
    case 'sale.refused':
      return saleRefused(value)
    case 'payment.returned':
      return { label: 'given back', words: `${money(value['pence'])} by ${text(value['method'])}, of a sale that was not paid in full` }
    case 'order.acknowledged':
      return { words: `the kitchen has seen that it is ${value['seen'] === undefined ? 'cancelled' : 'changed'}` }
    case 'sale.parked':
      return { label: 'parked', words: `put aside at till ${text(value['till'])}, ${money(value['totalPence'])} not paid` }
    case 'sale.resumed':
      return { label: 'resumed', words: `a parked sale goes on at till ${text(value['till'])}` }
    case 'receipt.printed':
      return { words: value['copy'] === true ? 'a copy of the receipt was printed' : 'its receipt was printed' }
    case 'order.waiting':
      return { words: `needs ${portions(value['missing'] ?? value['parts'])}` }
    case 'order.hot':
      return { words: 'its food is set aside' }
    case 'order.in-hand':
      return { words: 'being wrapped' }
    case 'order.started':
      return { words: `started at ${displayIn(value['display'])}: ${turns(value['lines'])}` }
    case 'order.ticked':
      return { words: `ticked off: ${turns(value['lines'])}` }
    case 'order.ready':
      return { words: typeof value['round'] === 'number' && value['round'] > 1 ? `ready, round ${value['round']}` : 'ready' }
    case 'order.recalled':
      return { words: 'called back to the kitchen' }
    case 'order.collected':
      return { words: 'handed over' }
    case 'batch.dropped':
      return fried(value, `dropped in pan ${text(value['pan'])}`)
    case 'batch.lifted':
      return fried(value, 'lifted')
    case 'batch.undone':
      return fried(value, value['what'] === 'lifted' ? 'back in the pan: their lift is undone' : 'taken back: their drop is undone')
    case 'portions.wasted':
      return fried(value, `thrown away: ${text(value['reason'])}`)
    case 'par.set':
      return { label: `par ${text(value['par'])}`, words: `par of ${text(value['food'])} set to ${text(value['par'])}` }
    case 'temperature.probed':
      return temperatureProbed(value)
    case 'menu.published':
      return menuPublished(value['menu'])
    case 'counter.set':
      return { label: 'counter', words: `collected by itself after ${text(value['collectAfterMinutes'])} min` }
    case 'receipt.set':
      return { label: 'receipt', words: 'what stands on receipts, and where they are printed' }
    case 'range.set':
      return { label: 'pans', words: `pans set: ${Array.isArray(value['pans']) ? value['pans'].length : '?'}` }
    case 'par.scheduled':
      return { label: 'pars', words: `par of ${text(value['food'])} by day and hour` }
    case 'last-orders.set':
      return { label: 'last', words: value['on'] === true ? 'last orders: nothing is cooked to par' : 'last orders taken back' }
    case 'limits.set':
      return { label: 'limits', words: 'what a till may give away' }
    case 'availability.set':
      return availabilitySet(value)
    default:
      return bare(value, topic)
  }
}

function temperatureProbed(value: Value): Said {
  const celsius = text(value['celsius'])
  return { label: `${celsius}°`, words: `${value['pan'] === undefined ? 'the cabinet' : `pan ${text(value['pan'])}`} has ${celsius} °C` }
}

function paidOtherwise(payment: unknown): string {
  const method = isValue(payment) ? payment['method'] : undefined
  return `put right: paid ${method === 'cash' ? 'in cash' : method === 'card' ? 'by card' : 'in parts'}`
}

function availabilitySet(value: Value): Said {
  const [of, left] = [text(value['of']), value['left']]
  if (left === null) return { label: 'back', words: `${of} is back on sale` }
  return left === 0 ? { label: 'out', words: `${of} is sold out` } : { label: `${text(left)} left`, words: `${text(left)} ${of} left` }
}

/** What had been taken is what it costs; where nobody could price it, what its parts come to. */
function saleRefused(value: Value): Pick<Said, 'words'> {
  const payment = isValue(value['payment']) ? value['payment'] : {}
  const parts = Array.isArray(payment['parts']) ? payment['parts'].filter(isValue) : []
  const inParts = parts.reduce((sum, { pence }) => sum + (typeof pence === 'number' ? pence : 0), 0)
  const taken = money(value['totalPence']) || (inParts > 0 ? money(inParts) : 'money')
  return { words: `refused: ${text(value['why']).replaceAll('-', ' ')}${value['payment'] === null ? '' : `, ${taken} had been taken`}` }
}

function menuPublished(menu: unknown): Said {
  const version = isValue(menu) ? text(menu['version']) : '?'
  return { label: `v${version}`, words: `menu ${version}` }
}

function fried(value: Value, what: string): Said {
  const food = `${text(value['portions'])} ${text(value['food'])}`
  return { label: food, words: `${food} ${what}` }
}

function bare(value: Value, topic: string): Partial<Said> & Pick<Said, 'words'> {
  const till = value['till'] === undefined ? '' : `till ${text(value['till'])}`
  const food = portions(Array.isArray(value['order']) ? value['order'] : value['parts'])
  if (food !== '') return { words: [topic === 'cook' ? `needs ${food}` : food, till].filter(Boolean).join(', ') }
  return { words: JSON.stringify(value) }
}

/** ["cod","chips","chips"], or the same in parts → "1 cod, 2 chips". */
function portions(foods: unknown): string {
  if (!Array.isArray(foods)) return ''
  const counts = new Map<string, number>()
  for (const food of foods.flat()) if (typeof food === 'string') counts.set(food, (counts.get(food) ?? 0) + 1)
  return [...counts].map(([food, count]) => `${count} ${food}`).join(', ')
}

const displayIn = (display: unknown) => (isValue(display) ? text(display['name']) : '?')

/** Lines count from 1 where people read. */
function turns(lines: unknown): string {
  if (!Array.isArray(lines)) return '?'
  return lines
    .filter(isValue)
    .map(({ line, turn }) => `line ${typeof line === 'number' ? line + 1 : '?'}${typeof turn === 'number' && turn % 2 === 0 ? ' not' : ''}`)
    .join(', ')
}

const money = (pence: unknown) => (typeof pence === 'number' && Number.isSafeInteger(pence) ? formatPence(pence) : '')
const text = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '?')

/** Without parsing: a whole cabinet is the largest record of all. */
function aboutCabinet({ offset, value }: RawRecord): Said {
  const head = value?.subarray(0, 200).toString() ?? ''
  const version = /"version":(\d+)/.exec(head)?.[1]
  const epoch = /"epoch":(\d+)/.exec(head)?.[1]
  if (version !== undefined)
    return { label: `v${version}`, words: `version ${version}: ${head.includes('"state":') ? 'all of it' : 'what changed'}` }
  return epoch === undefined ? { label: `@${offset}`, words: '' } : { label: `e${epoch}`, words: `epoch ${epoch} begins` }
}

function aboutLetter(record: RawRecord): Said {
  const note = headerText(record, 'dl_note')
  if (note !== '') return { label: note, words: `the letter at offset ${headerText(record, 'dl_letter_offset')}: ${note}` }
  const [topic, partition, offset] = ['dl_topic', 'dl_partition', 'dl_offset'].map((name) => headerText(record, name))
  return { label: `p${partition}@${offset}`, words: `${topic} p${partition}, offset ${offset}: ${headerText(record, 'dl_reason')}` }
}
