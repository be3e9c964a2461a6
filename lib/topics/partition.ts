/**
 * Where a till's orders go: till 1 → partition 0, till 2 → 1 … Explicit, because hashing the keys "1", "2", "3" over
 * three partitions would put tills 2 and 3 together and leave one idle.
 */
export function partitionOf(shop: number, till: number, partitions: number): number {
  return (((shop + till - 1) % partitions) + partitions) % partitions
}
