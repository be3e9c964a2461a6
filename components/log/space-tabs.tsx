import { type KeyboardEvent, useRef } from 'react'
import { demos } from '@/lib/realtime/demos'
import type { LogSpace } from '@/lib/realtime/log'
import { allSpaces, demoOf } from './all-spaces'
import styles from './log.module.css'
import { counted } from './say'
import { SpaceDiagram } from './space-diagram'

type Props = { spaces: readonly LogSpace[] | null; chosen: string; choose: (space: string) => void }

export function SpaceTabs({ spaces, chosen, choose }: Props) {
  const list = useRef<HTMLDivElement>(null)

  const onKeyDown = (event: KeyboardEvent) => {
    const at = allSpaces.findIndex(({ name }) => name === chosen)
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const next = allSpaces[(at + by + allSpaces.length) % allSpaces.length]
    if (by === 0 || next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    choose(next.name)
    list.current?.querySelector<HTMLElement>(`#tab-${next.name}`)?.focus()
  }

  return (
    // The tab that is chosen takes the focus, not the list of them.
    <div className={styles.tabs} role="tablist" aria-label="What to look at" ref={list} tabIndex={-1} onKeyDown={onKeyDown}>
      {allSpaces.map(({ name, title, key }) => {
        const there = spaces?.find((space) => space.name === name)
        const runs = there !== undefined && there.members.length > 0
        return (
          <button
            key={name}
            id={`tab-${name}`}
            type="button"
            role="tab"
            aria-selected={name === chosen}
            aria-controls="log-space"
            aria-keyshortcuts={key}
            tabIndex={name === chosen ? 0 : -1}
            className={`${styles.tab} ${name === chosen ? styles.on : ''}`}
            onClick={() => choose(name)}
          >
            <SpaceDiagram space={name} there={there} />
            <span>
              <b>
                {title}
                {runs && name !== 'shop' && <em className={styles.runs}>runs</em>}
              </b>
              <small>{subtitleOf(name, there)}</small>
            </span>
          </button>
        )
      })}
    </div>
  )
}

/** What runs there now; what a demonstration is about while it does not. */
function subtitleOf(name: string, there: LogSpace | undefined): string {
  const demo = demoOf(name)
  if (demo !== null) return demos[demo].title
  if (there === undefined) return 'the running shop'
  const kitchen = ['preparer', 'cook', 'counter'].flatMap((worker) => {
    const members = there.members.find((one) => one.worker === worker)?.count ?? 0
    return members === 0 ? [] : [worker === 'preparer' ? counted(members, worker) : worker]
  })
  return kitchen.length === 0 ? 'nobody works' : kitchen.join(', ')
}
