// Protects whoever is told no: what was refused because another display has started the order can be taken over where that is said.
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { atStation, wholeShop } from '@/lib/domain/station'
import { StartKey } from './start-key'
import { TicketBand } from './ticket-band'

const there = { id: 'k2', name: 'Kitchen 2' }
const [ticket] = atStation(
  [
    {
      ...{ id: 'a', ticket: '101', unseen: [], state: 'serve', round: 0, missing: null },
      placed: { order: 101, till: 1, ticket: '101', atMs: 0, eatIn: false, parts: [], lines: [], totalPence: 0, payment: null },
      lines: [
        {
          ...{ key: 'peas', quantity: 1, name: 'Peas', extras: [], group: 'side', lines: [0], ticked: false, missing: null },
          starts: [{ line: 0, at: there }],
        },
      ],
    },
  ],
  wholeShop,
  'k1',
)
const why = 'Kitchen 2 has started order 101.'

test.each([{ kind: 'none' } as const, { kind: 'refused', why } as const])('served: $kind, and it can be taken over', (served) => {
  const startKey = createElement(StartKey, { ticket: ticket!, start: () => {} })
  const html = renderToStaticMarkup(createElement(TicketBand, { ticket: ticket!, nowMs: 0, served, told: null, keyName: '3', startKey }))
  expect(html).toContain('aria-label="Take over 101 from Kitchen 2"')
  expect(html).toContain(served.kind === 'refused' ? `Not done: ${why}` : 'STARTED · Kitchen 2')
})
