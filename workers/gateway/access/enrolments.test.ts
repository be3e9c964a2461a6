// Protects the code that two people compare from being guessed by asking until it fits, and a shop that sets up many devices from being
// taken for somebody who does.
import { beforeEach, expect, test } from 'vitest'
import { systemIds } from '@/lib/server/system'
import { type Browser, Door, setUpOf } from './door.fixture'

let door: Door
let owner: Browser
beforeEach(async () => {
  door = await Door.open()
  owner = new Map()
  await door.post(owner, '/api/set-up', setUpOf(systemIds.next()))
})

async function ask() {
  const id = systemIds.next()
  const { status } = await door.post(new Map(), '/api/enrolments', { id, name: 'Tablet', kinds: ['kitchen'] })
  return { id, status }
}

test('who asks without end is refused', async () => {
  const answers = []
  for (let n = 0; n < 61; n++) answers.push((await ask()).status)
  expect(answers.slice(0, 60).every((status) => status === 201)).toBe(true)
  expect(answers.at(-1)).toBe(429)
})

test('what a manager has said yes to does not count', async () => {
  for (let n = 0; n < 100; n++) {
    const { id, status } = await ask()
    expect(status).toBe(201)
    expect(await door.post(owner, `/api/enrolments/${id}/approved`, {})).toMatchObject({ status: 201 })
  }
})
