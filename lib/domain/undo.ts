/** How long a drop or a lift can be taken back. */
export const undoMs = 10_000
