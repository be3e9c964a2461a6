/** `npm run prove -- story|outside|kills|mutants|offline`: shows on a real shop that what the README promises is true. */
const proofs = {
  story: async () => (await import('./story')).story(),
  outside: async () => (await import('./outside')).outside(),
  kills: async () => (await import('./kills')).kills(process.argv.slice(3)),
  mutants: async () => (await import('./mutants')).mutants(),
  offline: async () => (await import('./offline')).offline(process.argv.slice(3)),
}

export {}

const name = process.argv[2] ?? ''
const proof = Object.entries(proofs).find(([known]) => known === name)?.[1]
if (!proof) {
  console.error(`npm run prove -- ${Object.keys(proofs).join(' | ')}`)
  process.exit(2)
}
try {
  await proof()
} catch (error) {
  console.error(error instanceof Error ? error.stack : error)
  process.exit(1)
}
