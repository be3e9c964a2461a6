'use client'

import { useEffect, useMemo, useState } from 'react'
import type { LogPicture } from '@/lib/realtime/log'
import { StaleBand } from '../ui/stale-band'
import { allSpaces } from './all-spaces'
import { Explaining } from './explain'
import { KeysDialog } from './keys-dialog'
import styles from './log.module.css'
import { LogAside } from './log-aside'
import { LogTapes } from './log-tapes'
import { LogTop } from './log-top'
import type { Place } from './place'
import { ReplayBar } from './replay-bar'
import { SpaceTabs } from './space-tabs'
import { useAddress } from './use-address'
import { useAside } from './use-aside'
import { useChosen } from './use-chosen'
import { useFocusSoon } from './use-focus-soon'
import { useLog } from './use-log'
import { useLogKeys } from './use-log-keys'
import { useReplay } from './use-replay'

/** Looks into the log of the shop, or of a demonstration, as it is now or as it was. */
export function LogScreen({ startSpace, startAtMs }: { startSpace: string; startAtMs: number | null }) {
  const [space, setSpace] = useState(startSpace)
  const [explaining, setExplaining] = useState(false)
  const [keysShown, setKeysShown] = useState(false)
  const [aside, show] = useAside(startSpace)
  const { link, nowMs, clock, spaces, picture: looked, refused, look } = useLog()
  const [replay, acts] = useReplay(startAtMs, clock)
  const replayAtMs = replay.kind === 'past' ? replay.atMs : null
  useEffect(() => look(replayAtMs === null ? { space } : { space, replayAtMs }), [look, space, replayAtMs])
  useAddress(space, replay.kind === 'past' && !replay.playing ? replay.atMs : null)

  const picture = looked?.space === space ? looked : null
  const chosen = useChosen(space, picture, acts, show.events)
  const order = useMemo(() => orderAt(picture, chosen.place), [picture, chosen.place])
  const chooseSpace = (name: string) => {
    if (name === space) return
    setSpace(name)
    show.home(name)
    acts.live()
  }
  const explain = () => setExplaining(!explaining)
  const focusSoon = useFocusSoon()
  const addReader = () => {
    if (space === 'shop') return show.noNewReader()
    show.demo()
    focusSoon('[data-adds-reader]')
  }
  useLogKeys({
    along: chosen.along,
    across: chosen.across,
    turn: acts.turn,
    live: acts.live,
    find: show.find,
    explain,
    addReader,
    deadLetters: () => show.letter(null),
    demo: () => space !== 'shop' && show.demo(),
    events: show.events,
    showKeys: () => setKeysShown(true),
    space: (key) => chooseSpace(allSpaces.find((one) => one.key === key)?.name ?? space),
    back: show.back,
  })

  return (
    <Explaining value={explaining}>
      <div className={`screen ${styles.k}`} data-theme="dark">
        <LogTop {...{ link, picture, nowMs, explaining, explain, addReader }} find={show.find} showKeys={() => setKeysShown(true)} />
        <SpaceTabs spaces={spaces} chosen={space} choose={chooseSpace} />
        <main className={styles.main}>
          <StaleBand link={link} small>
            The tapes stand still here. The log itself goes on, and nothing in it is lost.
          </StaleBand>
          <div className={styles.space} id="log-space" role="tabpanel" aria-labelledby={`tab-${space}`}>
            <LogTapes
              space={space}
              picture={picture}
              refused={refused}
              chosen={chosen}
              order={order}
              reader={aside.kind === 'reader' ? aside.id : null}
              chooseReader={show.reader}
            />
          </div>
        </main>
        <LogAside
          {...{ space, picture, replayAtMs, aside, show, chooseSpace }}
          place={chosen.place}
          choose={chosen.choose}
          holdAt={acts.holdAt}
        />
        <ReplayBar
          space={space}
          there={spaces?.some(({ name }) => name === space) ?? false}
          stale={link.state === 'lost'}
          replay={replay}
          acts={acts}
          nowMs={nowMs}
        />
        {keysShown && <KeysDialog close={() => setKeysShown(false)} />}
      </div>
    </Explaining>
  )
}

/** The order that an event is about, as far as it is still on a tape. */
function orderAt(picture: LogPicture | null, place: Place | null): string | null {
  if (place === null) return null
  const topic = picture?.topics.find(({ name }) => name === place.topic)
  const tape = topic?.partitions.find(({ partition }) => partition === place.partition)
  return tape?.cells.find(({ offset }) => offset === place.offset)?.orderRef ?? null
}
