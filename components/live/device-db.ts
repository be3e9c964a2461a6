import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { v7 as uuidv7 } from 'uuid'
import type { Menu } from '@/lib/domain/menu'
import type { QueueEvent } from './queue'

/** Names one storage for as long as the browser keeps it: after a clearing there is another one. */
export type Born = { id: string; atMs: number }

interface DeviceSchema extends DBSchema {
  /** Of all queues on this device, in the order in which they were added; rows are added and, once long done, taken away. */
  events: { key: number; value: { box: string; event: QueueEvent } }
  born: { key: string; value: Born }
  menu: { key: string; value: Menu }
}
export type DeviceDb = IDBPDatabase<DeviceSchema>

/** What this device keeps in IndexedDB. */
export type Device = { open: () => Promise<DeviceDb> }

export function createDevice(name: string): Device {
  let opening: Promise<DeviceDb> | null = null
  // The next use opens it again, or the one that has come in its place.
  const forget = () => {
    opening = null
  }
  const open = () =>
    openDB<DeviceSchema>(name, 1, {
      upgrade(made) {
        made.createObjectStore('events', { autoIncrement: true })
        made.createObjectStore('menu')
        void made.createObjectStore('born').put({ id: uuidv7(), atMs: Date.now() }, 'born')
      },
      // Somebody deletes it, or a newer page of this shop wants it otherwise: holding on would block them, and be of no use.
      blocking: (_is, _wanted, event) => {
        forget()
        if (event.target instanceof IDBDatabase) event.target.close()
      },
      terminated: forget,
    })
  return {
    open: () => {
      opening ??= open().catch((error: unknown) => {
        forget()
        throw error
      })
      return opening
    },
  }
}

export const device = createDevice('chippy')

const latest = 'latest'

/** The menu that this device sold from last, so that it can go on without the shop. Undefined: none, or nothing can be kept here. */
export async function keptMenu(): Promise<Menu | undefined> {
  try {
    return await (await device.open()).get('menu', latest)
  } catch {
    return undefined
  }
}

export async function keepMenu(menu: Menu): Promise<void> {
  try {
    await (await device.open()).put('menu', menu, latest)
  } catch {
    // A device that keeps nothing sells nothing without the shop either; with the shop it does not need it.
  }
}
