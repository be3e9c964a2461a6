const TICK_MS = 500
/** Where nobody watches a terminal, a step that takes longer than this is named once while it runs. */
const SLOW_MS = 2000

/** A line for each step with its time, and on a terminal a last line that says what runs now and for how long. */
export class Progress {
  #running = new Map()
  #named = new Set()
  #timer = undefined
  #live = process.stdout.isTTY === true

  /** @template T @param {string} name @param {() => Promise<T>} work @returns {Promise<T>} */
  async step(name, work) {
    const startedAtMs = performance.now()
    this.#running.set(name, startedAtMs)
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS).unref()
    try {
      const result = await work()
      this.say(`  ${name.padEnd(22)} ${seconds(startedAtMs).padStart(7)}${typeof result === 'string' ? `   ${result}` : ''}`)
      return result
    } finally {
      this.#running.delete(name)
      if (this.#running.size === 0) this.#stopTicking()
    }
  }

  say(line) {
    this.#clear()
    console.log(line)
  }

  #tick() {
    const steps = [...this.#running]
    if (this.#live) {
      this.#clear()
      const line = `  … ${steps.map(([name, since]) => `${name} ${seconds(since)}`).join(', ')}`
      // A line that wraps could not be cleared again.
      process.stdout.write(line.slice(0, process.stdout.columns - 1))
      return
    }
    for (const [name, since] of steps) {
      if (performance.now() - since < SLOW_MS || this.#named.has(name)) continue
      this.#named.add(name)
      this.say(`  ${name} …`)
    }
  }

  #clear() {
    if (this.#live) process.stdout.write('\r\x1b[K')
  }

  #stopTicking() {
    clearInterval(this.#timer)
    this.#timer = undefined
    this.#clear()
  }
}

function seconds(sinceMs) {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`
}
