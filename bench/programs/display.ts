import { openKitchenDisplay } from '../kitchen-display'
import { staffFrom } from '../staff'

// STAFF=… bench/programs/display.ts
// A kitchen display that is open with nobody in front of it.

const [watcher] = staffFrom(process.env).values()
if (!watcher) throw new Error('nobody is there to watch the display')
await openKitchenDisplay(watcher, () => {}).opened
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
