import { type FileHandle, open, readFile, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import type { AccessEvent } from '../domain/access/event'
import type { AccessLog } from '../operations/ports'

/**
 * One JSON line for all that happened together, in `access.jsonl` of the shop's data folder, readable by its owner alone and on disk before anybody is
 * told (docs/decisions/0016).
 */
export function accessFile(dataDir: string): AccessLog {
  const file = join(dataDir, 'access.jsonl')
  return {
    async read() {
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return ''
        throw error
      })
      const whole = text.slice(0, text.lastIndexOf('\n') + 1)
      // A power cut in the middle of a line: nobody was told that it had happened.
      if (whole.length < text.length) await truncate(file, Buffer.byteLength(whole))
      return whole.split('\n').flatMap((line): AccessEvent[] => (line === '' ? [] : JSON.parse(line)))
    },
    async append(events) {
      if (events.length === 0) return
      const handle = await open(file, 'a', 0o600)
      try {
        const { size } = await handle.stat()
        // One line for what happened together: all of it, or nothing, also when the disk is full in the middle of it.
        await write(handle, `${JSON.stringify(events)}\n`).catch(async (error: unknown) => {
          await handle.truncate(size)
          throw error
        })
        if (size === 0) await syncFolder(dataDir)
      } finally {
        await handle.close()
      }
    },
  }
}

async function write(handle: FileHandle, line: string) {
  await handle.appendFile(line)
  await handle.sync()
}

/** Or a power cut could take the whole file with its name. */
async function syncFolder(folder: string) {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
