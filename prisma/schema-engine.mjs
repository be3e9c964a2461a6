import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'

/**
 * Prisma's schema engine as WebAssembly, out of its npm package: the CLI would download a program for it, which fails where
 * only the registry can be reached. For development only; a running shop never needs it.
 *
 * @param {string} schema the text of schema.prisma
 */
export async function startSchemaEngine(schema) {
  const require = createRequire(import.meta.url)
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = require.resolve('@prisma/schema-engine-wasm').replace('schema_engine.js', 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start?.()
  const datamodels = [['schema.prisma', schema]]
  return glue.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(noDatabase))
}

/** Comparing two schema files asks no database, but the engine insists on a connection. This one answers with nothing. */
const connection = {
  provider: 'postgres',
  adapterName: 'none',
  queryRaw: async () => ({ columnTypes: [], columnNames: [], rows: [] }),
  executeRaw: async () => 0,
  executeScript: async () => {},
  startTransaction: async () => {
    throw new Error('there is no database here')
  },
  getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
  dispose: async () => {},
}

const noDatabase = {
  provider: 'postgres',
  adapterName: 'none',
  connect: async () => connection,
  connectToShadowDb: async () => connection,
}
