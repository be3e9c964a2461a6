// Protects the load maker: it counts each answer once, whatever pieces the network hands it over in, and never guesses where one ends.
import { expect, test } from 'vitest'
import { answerSplitter } from './answers'

const answer = (status: number, body: string, name = 'content-length') =>
  `HTTP/1.1 ${status} Something\r\ncontent-type: application/json; charset=utf-8\r\n${name}: ${Buffer.byteLength(body)}\r\nDate: now\r\n\r\n${body}`

function splitAt(text: string, sizes: readonly number[]): { status: number; body: string }[] {
  const seen: { status: number; body: string }[] = []
  const split = answerSplitter(({ status, body }) => seen.push({ status, body: body() }))
  const bytes = Buffer.from(text)
  for (let from = 0, n = 0; from < bytes.length; n++) {
    const to = from + (sizes[n % sizes.length] ?? 1)
    split(bytes.subarray(from, to))
    from = to
  }
  return seen
}

const three = answer(201, '{"id":"a"}') + answer(503, '{"error":"Zu viele – später"}') + answer(200, '')
const expected = [
  { status: 201, body: '{"id":"a"}' },
  { status: 503, body: '{"error":"Zu viele – später"}' },
  { status: 200, body: '' },
]

test.each([[[100_000]], [[1]], [[7]], [[60, 3, 1, 200]]])('three answers behind each other in pieces of %j bytes are three', (sizes) => {
  expect(splitAt(three, sizes)).toEqual(expected)
})

test('a body may hold what looks like the end of a head', () => {
  expect(splitAt(answer(201, 'a\r\n\r\nHTTP/1.1 500 no\r\n\r\n') + answer(200, 'b'), [11])).toEqual([
    { status: 201, body: 'a\r\n\r\nHTTP/1.1 500 no\r\n\r\n' },
    { status: 200, body: 'b' },
  ])
})

test('the name of the header may be written in any case', () => {
  expect(splitAt(answer(201, 'abc', 'Content-Length'), [1000])).toEqual([{ status: 201, body: 'abc' }])
})

test('half an answer is none yet', () => {
  expect(splitAt(answer(201, 'abcdef').slice(0, -1), [1000])).toEqual([])
})

test('an answer without a length ends the measurement', () => {
  expect(() => splitAt('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n', [1000])).toThrow('without content-length')
})
