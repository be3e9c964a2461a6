import Link from 'next/link'
import { ChipFork } from './icons'

/** The name of it all, and the way home. */
export function Brand({ forkHeight }: { forkHeight?: number }) {
  return (
    <Link href="/?choose" className="brand" aria-label="Chippy, all screens">
      <ChipFork height={forkHeight} />
      Chippy
    </Link>
  )
}
