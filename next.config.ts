import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // These load files of their own by their place in node_modules; inside a bundle they would not find them.
  serverExternalPackages: ['kafkajs', 'ioredis', 'pg'],
  images: { unoptimized: true },
  // Types are checked by `npm test`; checking them again at each start would only make the start longer.
  typescript: { ignoreBuildErrors: true },
  // Without it Next looks for the outermost lockfile above the checkout and takes that folder for the project.
  turbopack: { root: import.meta.dirname },
}

export default config
