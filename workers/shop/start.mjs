// npm start. Plain Node without packages; --help lists the options.
import './check-node.mjs'

const { openShop } = await import('./open.mjs')
await openShop(process.argv.slice(2), process.env)
