import { configDefaults, defineConfig } from 'vitest/config'

const alias = { '@': import.meta.dirname }
const exclude = [...configDefaults.exclude, '.build/**', '.next/**', '.data*/**']

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        // Pure tests leave nothing behind, so files share a process: half of the time went into loading the same modules afresh. On a
        // machine that does other work too what computes for a second takes ten.
        test: { name: 'unit', include: ['**/*.test.ts'], exclude: [...exclude, '**/*.int.test.ts'], isolate: false, testTimeout: 20_000 },
      },
      {
        resolve: { alias },
        // On the real Kafka, Redis and PostgreSQL whose addresses stand in the environment (npm test opens them).
        test: { name: 'integration', include: ['**/*.int.test.ts'], exclude, testTimeout: 60_000, hookTimeout: 60_000, isolate: false },
      },
    ],
  },
})
