import { arch, cpus, platform } from 'node:os'
import { quick } from './quick'

/** `npm run bench -- quick`: orders a second from the publishing port to the ledger, and the CPU per order of each process. */
if (process.argv[2] !== 'quick') {
  console.error('npm run bench -- quick [--seconds 20]')
  process.exit(2)
}
const at = process.argv.indexOf('--seconds')
console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}, ${platform()} ${arch()}, Node ${process.version}`)
await quick(at > 0 ? Number(process.argv[at + 1]) : 20)
process.exit(0)
