import { type DemoNumber, demoNumbers } from '@/lib/realtime/demos'

type Space = { name: string; title: string; key: string }

const spaceOf = (demo: DemoNumber): string => `demo${demo}`
export const demoOf = (space: string): DemoNumber | null => demoNumbers.find((number) => spaceOf(number) === space) ?? null

/** Everything that can be looked at: the shop, and the six demonstrations, whether or not they run. The key chooses it. */
export const allSpaces: readonly Space[] = [
  { name: 'shop', title: 'The shop', key: '0' },
  ...demoNumbers.map((number) => ({ name: spaceOf(number), title: `Demo ${number}`, key: String(number) })),
]
