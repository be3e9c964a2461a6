'use client'

import { useEffect, useRef } from 'react'
import { lineTroubles } from '@/lib/domain/allergy-words'
import { type Cart, type CartLine, choose, dealsOf, itemCount, itemOf, linePence, offPence, setEatIn, totalPence } from '@/lib/domain/cart'
import { choiceWords } from '@/lib/domain/choice-words'
import { foodsById, type Menu, optionsById } from '@/lib/domain/menu'
import { formatPence, formatPrice } from '@/lib/domain/money'
import type { PaidHow } from '@/lib/domain/order'
import { paidHow } from '@/lib/domain/payment'
import { clockOf } from '../live/clock'
import { AllergyBadge } from '../ui/allergy-badge'
import allergyStyles from './allergy.module.css'
import { AllergyKey } from './allergy-key'
import backStyles from './back.module.css'
import { DocketKeys } from './docket-keys'
import { FollowCode } from './follow-code'
import { PayKeys } from './pay-keys'
import sayStyles from './say.module.css'
import type { HintOf } from './tile-hint'
import styles from './till.module.css'
import type { Parking } from './use-parking'
import type { PaidOrder, Sale } from './use-sale'
import type { Taking } from './use-taking'

type DocketProps = {
  sale: Sale
  taking: Taking
  parking: Parking
  order: number
  lost: boolean
  hintOf: HintOf
  /** Enter was pressed, and a second one takes exact cash. */
  entered: boolean
  openAllergy: () => void
  open: (panel: 'discount' | 'void') => void
}

/** The paper at the right: what is being sold, to whom it is called, and what it costs. */
export function Docket({ sale, taking, parking, order, lost, hintOf, entered, openAllergy, open }: DocketProps) {
  const { cart, menu } = sale
  const inParts = taking.splitting || taking.parts.length > 0
  const eatIn = (yes: boolean) => () => sale.change((current) => setEatIn(current, yes))
  return (
    <aside className={styles.pad} aria-label="Order">
      <div className={styles.dh}>
        <div>
          <div className={styles.dl}>Order</div>
          <div className={styles.dn}>{order}</div>
        </div>
        <div className="seg grow" role="group" aria-label="Where it is eaten">
          <button type="button" className={`btn ${cart.eatIn ? '' : 'on'}`} aria-pressed={!cart.eatIn} onClick={eatIn(false)}>
            Takeaway
          </button>
          <button type="button" className={`btn ${cart.eatIn ? 'on' : ''}`} aria-pressed={cart.eatIn} onClick={eatIn(true)}>
            Eat in
          </button>
        </div>
      </div>
      <Lines
        cart={cart}
        menu={menu}
        chosen={cart.chosen}
        hintOf={hintOf}
        choose={(key) => sale.change((current) => choose(current, key))}
      />
      {sale.digits !== '' && <p className={styles.digits}>Next tile × {sale.digits}</p>}
      {sale.trouble && (
        <p className={styles.trouble} role="alert">
          {sale.trouble}
        </p>
      )}
      <AllergyKey sale={sale} open={openAllergy} />
      <OffLine cart={cart} menu={menu} />
      <div className={styles.tot}>
        <span>
          <span className={styles.tl}>{inParts ? 'Left to pay' : 'To pay'}</span>
          {sale.waits !== null && (
            <span className={`${styles.tv2} ${allergyStyles.waits}`} role="status">
              {sale.waits}
            </span>
          )}
          <span className={styles.tv2}>
            {inParts ? `of ${formatPence(totalPence(menu, cart))}` : counted(itemCount(cart))}
            {sale.promised && cart.lines.length > 0 && ` · ready about ${clockOf(sale.promised.atMs)}`}
            {lost && ' · will be queued'}
          </span>
        </span>
        <output className={styles.tv} aria-label={inParts ? 'Left to pay' : 'To pay'}>
          {formatPence(taking.leftPence)}
        </output>
      </div>
      <PayKeys taking={taking} nothing={cart.lines.length === 0} waits={sale.waits !== null} entered={entered}>
        <DocketKeys sale={sale} taking={taking} parking={parking} open={open} />
      </PayKeys>
    </aside>
  )
}

/** The same paper once it is paid: the number is what the customer has to know. */
export function PaidDocket({ paid, how, shopUrl }: { paid: PaidOrder; how: PaidHow; shopUrl: string | undefined }) {
  return (
    <aside className={styles.pad} aria-label="Paid order">
      <div className={styles.dh}>
        <div>
          <div className={styles.dl}>Tell the customer</div>
          <div className={styles.dn}>{paid.order}</div>
        </div>
        <span className={`badge line end ${styles.where}`}>{paid.cart.eatIn ? 'Eat in' : 'Takeaway'}</span>
      </div>
      <div className={styles.ask}>
        {paid.promised && (
          <p className={sayStyles.about}>
            Ready about <b>{clockOf(paid.promised.atMs)}</b>
          </p>
        )}
        <p>
          {toOrderWords(paid)}Number <b>{paid.order}</b> comes up on the board.
        </p>
      </div>
      <Lines cart={paid.cart} menu={paid.menu} chosen={null} />
      <AllergyBadge avoid={paid.cart.allergy?.avoid} className={allergyStyles.flagged} />
      <OffLine cart={paid.cart} menu={paid.menu} />
      <FollowCode link={paid.link} ticket={String(paid.order)} shopUrl={shopUrl} />
      <div className={`${styles.tot} double`}>
        <span>
          <span className={styles.tl}>{paidHow[how]}</span>
          <span className={styles.tv2}>{counted(itemCount(paid.cart))}</span>
        </span>
        <span className={styles.tv}>{formatPence(paid.totalPence)}</span>
      </div>
    </aside>
  )
}

/** The same paper when the shop has refused it: nothing on it may be told to the customer as if it were coming. */
export function RefusedDocket({ paid, givenBack }: { paid: PaidOrder; givenBack: boolean }) {
  return (
    <aside className={styles.pad} aria-label="Refused order">
      <div className={styles.dh}>
        <div className={styles.dn}>Not sold</div>
      </div>
      <Lines cart={paid.cart} menu={paid.menu} chosen={null} />
      <OffLine cart={paid.cart} menu={paid.menu} />
      <div className={`${styles.tot} double`}>
        <span>
          <span className={styles.tl}>{givenBack ? 'Given back' : 'To give back'}</span>
          <span className={styles.tv2}>{counted(itemCount(paid.cart))}</span>
        </span>
        <span className={styles.tv}>{formatPence(paid.totalPence)}</span>
      </div>
    </aside>
  )
}

function OffLine({ cart, menu }: { cart: Cart; menu: Menu }) {
  const pence = offPence(menu, cart)
  if (cart.discount === undefined || pence === 0) return null
  return (
    <p className={backStyles.off}>
      <span>Discount: {cart.discount.reason}</span>
      <span>{formatPence(-pence)}</span>
    </p>
  )
}

type LinesProps = { cart: Cart; menu: Menu; chosen: number | null; hintOf?: HintOf; choose?: (key: number) => void }

function Lines({ cart, menu, chosen, hintOf, choose: choosing }: LinesProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (chosen !== null) list.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  if (cart.lines.length === 0) return <p className={`muted ${styles.empty}`}>Nothing on this order yet.</p>
  return (
    <ul ref={list} className={styles.lines} aria-label="Lines">
      {cart.lines.map((line) => {
        const item = itemOf(menu, line)
        const said = saidOf(menu, line)
        const hint = item && hintOf?.(item, menu)
        const cook = hint?.kind === 'cook' && <span className="badge gold">cook {hint.minutes} min</span>
        const text = (
          <>
            <span className={styles.q}>{line.quantity}</span>
            <span className="grow">
              <span className={styles.ln}>
                {item?.name ?? line.item} {said.length === 0 && cook}
              </span>
              {said.length > 0 && (
                <span className={styles.lm}>
                  {said.join(' · ')} {cook}
                </span>
              )}
              {lineTroubles(menu, line, cart.allergy?.avoid ?? []).map((trouble) => (
                <span key={trouble} className={`${styles.lm} ${allergyStyles.bad}`}>
                  {trouble}
                </span>
              ))}
            </span>
            <span className={styles.lp}>{formatPrice(linePence(menu, line))}</span>
          </>
        )
        return (
          <li key={line.key}>
            {choosing ? (
              <button
                type="button"
                className={`${styles.line} ${line.key === chosen ? styles.sel : ''}`}
                aria-pressed={line.key === chosen}
                onClick={() => choosing(line.key)}
              >
                {text}
              </button>
            ) : (
              <div className={styles.line}>{text}</div>
            )}
          </li>
        )
      })}
      {dealsOf(menu, cart).map(({ deal, name, pence }) => (
        <li key={deal} className={`${styles.line} ${styles.deal}`}>
          <span className="grow">{name}</span>
          <span className={styles.lp}>{formatPence(-pence)}</span>
        </li>
      ))}
    </ul>
  )
}

/** What was chosen and noted, in the menu's order of options. */
function saidOf(menu: Menu, line: CartLine): string[] {
  const options = optionsById(menu)
  const chosen = (itemOf(menu, line)?.options ?? []).flatMap((id) => {
    const option = options.get(id)
    const choice = line.options[id]
    return option && choice !== undefined ? [choiceWords(option, choice)] : []
  })
  return line.note === '' ? chosen : [...chosen, line.note]
}

/** Why it takes as long as it does. */
function toOrderWords({ cart, menu }: PaidOrder): string {
  const foods = foodsById(menu)
  const names = cart.lines
    .flatMap((line) => itemOf(menu, line)?.portions ?? [])
    .flatMap((id) => (foods.get(id)?.kind === 'toOrder' ? [foods.get(id)?.name ?? id] : []))
  return names.length === 0 ? '' : `${[...new Set(names)].join(', ')}: cooked to order. `
}

const counted = (items: number): string => (items === 1 ? '1 item' : `${items} items`)
