/** How much each till has sold: when the tills have crashed their numbers go on from there. */
export function openSold() {
  const sold = new Map<number, number>()
  return {
    open(tills: number) {
      for (let till = 1; till <= tills; till++) sold.set(till, sold.get(till) ?? 0)
    },
    wrote(by: string) {
      const till = Number(by.split(' ')[1])
      sold.set(till, (sold.get(till) ?? 0) + 1)
    },
    /** For tills that start. One more than was heard of each: an order may have been on its way when they crashed. */
    goOnFrom(): Record<string, number> {
      for (const [till, running] of sold) sold.set(till, running + 1)
      return Object.fromEntries(sold)
    },
  }
}
