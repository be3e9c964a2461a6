import { defineConfig } from 'prisma/config'

// For the Prisma CLI alone (generate; `prisma studio` with DATABASE_URL set). The shop migrates by workers/shop/migrate.mjs.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://chippy@127.0.0.1:3002/chippy' },
})
