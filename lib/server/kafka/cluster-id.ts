import type { Kafka } from 'kafkajs'

/** Kafka's own name for the cluster: another one means another log, whatever the address. */
export async function readClusterId(kafka: Kafka): Promise<string> {
  const admin = kafka.admin()
  await admin.connect()
  try {
    const { clusterId } = await admin.describeCluster()
    return clusterId
  } finally {
    await admin.disconnect()
  }
}
