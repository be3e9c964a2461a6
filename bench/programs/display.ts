import { openKitchenDisplay } from '../kitchen-display'

// bench/programs/display.ts URL
// A kitchen display that is open with nobody in front of it.

const [url = ''] = process.argv.slice(2)
await openKitchenDisplay(url, () => {}).opened
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
