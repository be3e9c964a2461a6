// Somebody without Java, or with a folder that is not theirs, is told in one message what to type.
import { expect, test } from 'vitest'
import { checkPath, installHint, javaMajor, ownerMessage } from './prerequisites.mjs'

test.each([
  ['openjdk version "17.0.15" 2025-04-15', 17],
  ['openjdk version "25" 2025-09-16', 25],
  ['openjdk version "22-ea" 2024-03-19', 22],
  ['java version "1.8.0_392"', 8],
  ['command not found', null],
])('%s is Java %s', (text, major) => {
  expect(javaMajor(text)).toBe(major)
})

test('what is missing is said together with how to install it on each system', () => {
  const message = installHint('Kafka needs Java 17 or newer, and no Java was found.')
  expect(message).toContain('Kafka needs Java 17')
  expect(message).toContain('sudo apt install default-jre-headless maven')
  expect(message).toContain('WSL')
  expect(message).toContain('brew install openjdk maven')
  expect(message).toContain('docker compose up')
})

test('a folder of somebody else comes with the command that takes it over', () => {
  expect(ownerMessage('/srv/fish bar/.data', 0, 1000)).toContain(`sudo chown -R "$(id -un)" '/srv/fish bar/.data'`)
  expect(ownerMessage('/srv/fish bar/.data', 1000, 1000)).toBeNull()
  expect(ownerMessage('/srv/fish bar/.data/postgres', 65534, 0)).toBeNull()
})

test('a path that Java or Kafka would split is refused, one with spaces is not', () => {
  expect(() => checkPath('/srv/a,b/chippy')).toThrow('","')
  expect(() => checkPath('/srv/a:b/chippy')).toThrow('":"')
  expect(() => checkPath('/srv/fish bar/chippy')).not.toThrow()
})
