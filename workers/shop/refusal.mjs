/**
 * Something the person at the terminal can put right: its message says what and how, so it is printed without a stack.
 * Any other error is a fault of ours and is printed with one.
 */
export class Refusal extends Error {}
