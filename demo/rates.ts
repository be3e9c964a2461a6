type Sample = { atMs: number; ordered: number; ready: number }

const windowMs = 10_000

/** Orders a second over the last ten seconds, from counts that are noted now and then. */
export function createRates() {
  let samples: Sample[] = []
  return {
    note(sample: Sample) {
      samples = [...samples.filter(({ atMs }) => sample.atMs - atMs <= windowMs), sample]
    },
    now(): { inPerSecond: number; outPerSecond: number } {
      const [first, last] = [samples[0], samples.at(-1)]
      if (!first || !last || first === last) return { inPerSecond: 0, outPerSecond: 0 }
      const seconds = (last.atMs - first.atMs) / 1000
      return { inPerSecond: (last.ordered - first.ordered) / seconds, outPerSecond: (last.ready - first.ready) / seconds }
    },
  }
}
