/**
 * Where the services are: those named in the environment, else the embedded ones of this shop.
 *
 * @returns {{kafka: string, redis: string, postgres: string}}
 */
export function planAddresses({ external, ports }, secrets) {
  return {
    kafka: external.kafka ?? `127.0.0.1:${ports.kafka}`,
    redis: external.redis ?? `redis://default:${secrets.redis}@127.0.0.1:${ports.redis}`,
    postgres: external.postgres ?? `postgresql://chippy:${secrets.postgres}@127.0.0.1:${ports.postgres}/chippy`,
  }
}

/** The environment of gateway, workers, web and robots: ours, and the addresses. Their schema is lib/server/env.ts. */
export function childEnv(settings, addresses) {
  return {
    ...process.env,
    ...settings.robotsEnv,
    ...settings.shared,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    KAFKA_BROKERS: addresses.kafka,
    REDIS_URL: addresses.redis,
    DATABASE_URL: addresses.postgres,
    DURABILITY: settings.durability,
    CHIPPY_PORT: String(settings.ports.public),
    WEB_PORT: String(settings.ports.web),
    CHIPPY_DATA: settings.dataDir,
  }
}

/** The address without its password, for the terminal. */
export function withoutPassword(address) {
  return address.replace(/:\/\/[^@/]*@/, '://')
}
