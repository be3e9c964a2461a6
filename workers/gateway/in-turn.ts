/** Runs what concerns the same thing one after the other: two who bump one order at once must not both find it in hand. */
export class InTurn {
  private readonly last = new Map<string, Promise<unknown>>()

  async run<Result>(key: string, act: () => Promise<Result>): Promise<Result> {
    const before = this.last.get(key)
    // Whether the one before succeeded does not matter to the next one, only that it is over.
    const mine = before === undefined ? act() : before.then(act, act)
    this.last.set(key, mine)
    try {
      return await mine
    } finally {
      if (this.last.get(key) === mine) this.last.delete(key)
    }
  }
}
