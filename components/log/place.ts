/** Where a record stands; topics without the prefix of their space. */
export type Place = { topic: string; partition: number; offset: number }

export const samePlace = (a: Place | null, b: Place | null): boolean =>
  a?.topic === b?.topic && a?.partition === b?.partition && a?.offset === b?.offset

export const tapeName = (topic: string, partition: number): string => `${topic}/${partition}`
