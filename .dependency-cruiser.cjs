/**
 * Who may import whom (docs: README, "Folders"). Arrows go only downward:
 *   app, workers → operations, server → topics, inputs, realtime → domain
 * Each rule's comment is the reason; it is printed with the violation.
 */
const TESTS = String.raw`\.(test|spec|fixture)\.tsx?$`
const IO_PACKAGES = String.raw`^node_modules/(kafkajs|ioredis|pg|@prisma|pino)/`

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment:
        'The rules of the shop must give the same answer in a worker, a browser and the simulation: no package, no node:, no other folder.',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: TESTS },
      to: { pathNot: '^lib/domain/' },
    },
    {
      name: 'contracts-know-only-the-domain',
      comment: 'Topics, inputs and socket events are read by every side, the browser too: what they import, everybody imports.',
      severity: 'error',
      from: { path: '^lib/(topics|inputs|realtime)/', pathNot: TESTS },
      to: { path: '^(app|components|workers|demo|simulation|prove|bench|screenshots|e2e|lib/(operations|server))/' },
    },
    {
      name: 'contracts-do-no-io',
      comment: 'Topics, inputs and socket events also run in a browser, where there is no node: module and no driver.',
      severity: 'error',
      from: { path: '^lib/(topics|inputs|realtime)/', pathNot: TESTS },
      to: { path: IO_PACKAGES },
    },
    {
      name: 'contracts-do-no-node',
      comment: 'Topics, inputs and socket events also run in a browser, where there is no node: module.',
      severity: 'error',
      from: { path: '^lib/(topics|inputs|realtime)/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'operations-go-through-ports',
      comment:
        'The simulation runs the real operations over a log and stores in memory: clock, ids, log and stores come in through ports.ts.',
      severity: 'error',
      from: { path: '^lib/operations/', pathNot: TESTS },
      to: { path: `^(app|components|workers|demo|simulation|prove|bench|screenshots|e2e|lib/server)/|${IO_PACKAGES}` },
    },
    {
      name: 'operations-do-no-node',
      comment:
        'A file, a socket or a clock from node: inside an operation would escape the simulation; take it through ports.ts. (Hashes are pure.)',
      severity: 'error',
      from: { path: '^lib/operations/', pathNot: TESTS },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'server-is-below-its-callers',
      comment: 'lib/server serves pages and workers alike; importing one of them would tie it to it.',
      severity: 'error',
      from: { path: '^lib/server/', pathNot: TESTS },
      to: { path: '^(app|components|workers|demo|simulation|prove|bench|screenshots|e2e)/' },
    },
    {
      name: 'io-only-in-server',
      comment:
        'Kafka, Redis, PostgreSQL and the log file are reached through lib/server only: one place for time-outs, retries and settings.',
      severity: 'error',
      from: { path: '^(app|components|workers|demo|lib)/', pathNot: `^lib/server/|^workers/shop/|${TESTS}` },
      // A type of theirs may be named: what holds the thing itself still got it from lib/server.
      to: { path: IO_PACKAGES, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'components-run-in-a-browser',
      comment:
        'Components are sent to the browser: they know the domain, what a person may send and the socket contract, and never the server.',
      severity: 'error',
      from: { path: '^components/', pathNot: TESTS },
      to: { path: '^(app|workers|demo|simulation|prove|bench|screenshots|e2e|lib/(topics|operations|server))/' },
    },
    {
      name: 'components-do-no-node',
      comment: 'There is no node: module in a browser.',
      severity: 'error',
      from: { path: '^components/', pathNot: TESTS },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'nobody-imports-app',
      comment: 'A page loads and composes; what two places need belongs into components or lib.',
      severity: 'error',
      from: { pathNot: '^app/' },
      to: { path: '^app/' },
    },
    {
      name: 'pages-do-not-import-workers',
      comment: 'Workers are processes of their own. What a page needs of them goes through the gateway, or is an operation.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '^(workers|demo|simulation|prove|bench|screenshots|e2e)/' },
    },
    {
      name: 'the-shop-does-not-import-its-tests',
      comment: 'Simulation, proofs and benchmarks look at the shop from outside.',
      severity: 'error',
      from: { path: '^(app|components|workers|lib)/', pathNot: TESTS },
      to: { path: '^(simulation|prove|bench|screenshots|e2e)/' },
    },
    {
      name: 'supervisor-is-plain-node',
      comment: 'npm start runs it before anything is installed or built, so it imports no TypeScript and nothing of the program.',
      severity: 'error',
      from: { path: String.raw`^workers/shop/.*\.mjs$` },
      to: { path: '^(app|components|lib|workers)/', pathNot: '^workers/shop/' },
    },
    {
      name: 'supervisor-is-not-imported',
      comment: 'The supervisor starts the processes; a process that imports it would carry half of it inside.',
      severity: 'error',
      from: { path: '^(app|components|lib|workers)/', pathNot: `^workers/shop/|${TESTS}` },
      to: { path: '^workers/shop/' },
    },
    {
      name: 'no-circles',
      comment: 'In a circle no file can be understood, tested or loaded first.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-dev-packages-in-the-shop',
      comment: 'The containers are installed without development packages.',
      severity: 'error',
      from: { path: '^(app|components|demo|lib|workers)/', pathNot: `^workers/shop/|${TESTS}` },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'imports-exist',
      comment: 'What cannot be found here will not be found when the shop is opened.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: String.raw`^(\.next|\.build|\.data[^/]*|lib/server/generated|public|test-results)/` },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
}
