import { simulate } from './run'
import { settingsFor } from './settings'
const from = Number(process.argv[2] ?? 1), n = Number(process.argv[3] ?? 50)
const t0 = Date.now(); const seen = new Map<string, string[]>()
let orders=0, virt=0
for (let s = from; s < from + n; s++) {
  const r = await simulate(settingsFor(s), process.argv[4] ? { print: console.log } : {})
  orders += r.orders; virt += r.virtualMs
  for (const [k, d] of r.violations) { const e = seen.get(k) ?? []; e.push(`${s} ${d}`); seen.set(k, e) }
}
for (const [k, l] of seen) console.log(k, l.length, l.slice(0, 3))
console.log(`${n} seeds ${Date.now() - t0} ms orders ${orders} virtual ${Math.round(virt/n/1000)}s each`)
