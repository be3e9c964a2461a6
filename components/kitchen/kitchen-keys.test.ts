// Protects the pass from keys that mean something else than what was pressed: `*` starts and never serves, and what waits for its digit is forgotten in time.
import { expect, test } from 'vitest'
import { type KitchenKeys, noPrefix, readKey } from './kitchen-keys'

/** What the keys do one after the other, so many ms apart. */
function typed(keys: readonly string[], apartMs = 300): string[] {
  const done: string[] = []
  const note =
    (name: string) =>
    (...what: number[]) =>
      void done.push([name, ...what].join(' '))
  const screen: KitchenKeys = {
    ...{ serve: note('serve'), start: note('start'), bringBack: note('bring back'), backList: note('list') },
    ...{ orders: note('orders'), page: note('page'), bigCounts: note('counts'), moveFocus: note('focus') },
  }
  let prefix = noPrefix
  for (const [n, key] of keys.entries()) {
    const read = readKey({ key, code: '' }, prefix, 1_000 + n * apartMs)
    prefix = read?.prefix ?? noPrefix
    read?.act?.(screen)
  }
  return done
}

test.each([
  ['a digit serves', ['3'], ['serve 2']],
  ['0 and a digit serve one of the second ten', ['0', '3'], ['serve 12']],
  ['* and a digit start', ['*', '3'], ['start 2']],
  ['* 0 and a digit start one of the second ten', ['*', '0', '3'], ['start 12']],
  ['pressed again, * is still one', ['*', '*', '3'], ['start 2']],
  ['after its digit * is over', ['*', '3', '3'], ['start 2', 'serve 2']],
  ['0 and . show what can be brought back', ['0', '.'], ['list']],
  ['any other key is itself, and what waited is forgotten', ['*', '+', '3'], ['page 1', 'serve 2']],
  ['a key that is none of this screen too', ['*', 'a', '3'], ['serve 2']],
])('%s', (_, keys, does) => {
  expect(typed(keys)).toEqual(does)
})

test('after three seconds a digit serves again, whatever was pressed before it', () => {
  expect(typed(['*', '3'], 3_000)).toEqual(['serve 2'])
  expect(typed(['0', '3'], 3_000)).toEqual(['serve 2'])
})
