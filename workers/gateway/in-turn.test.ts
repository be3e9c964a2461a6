// Protects against two people who do something to the same order at once: the second one decides on what the first has done.
import { expect, test } from 'vitest'
import { InTurn } from './in-turn'

test('acts on one thing run one after the other, also after one that failed; others need not wait', async () => {
  const inTurn = new InTurn()
  const said: string[] = []
  let release: () => void = () => undefined
  const first = inTurn.run(
    'a',
    () =>
      new Promise<void>((_, reject) => {
        release = () => {
          said.push('a1')
          reject(new Error('a1 failed'))
        }
      }),
  )
  const second = inTurn.run('a', async () => {
    said.push('a2')
  })
  const third = inTurn.run('a', async () => {
    said.push('a3')
  })
  await inTurn.run('b', async () => {
    said.push('b')
  })
  expect(said).toEqual(['b'])
  release()
  await expect(first).rejects.toThrow('a1 failed')
  await Promise.all([second, third])
  expect(said).toEqual(['b', 'a1', 'a2', 'a3'])
})
