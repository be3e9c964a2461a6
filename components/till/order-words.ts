import type { OrderState } from '@/lib/domain/board'

/** What a till says of where an order is. */
export const stateWords: Readonly<Record<OrderState, string>> = {
  unknown: 'not known yet',
  placed: 'in the kitchen',
  waiting: 'waits for food',
  hot: 'food is set aside',
  hand: 'being wrapped',
  ready: 'ready',
  collected: 'collected',
  cancelled: 'void',
}

/** While it is there its lines can be taken back; afterwards only their money. */
export const inKitchen: readonly OrderState[] = ['placed', 'waiting', 'hot', 'hand']

export const voidReasons = ['Changed their mind', 'Rung up wrong', 'Waited too long', 'Sold out'] as const
export const refundReasons = ['Cold or poor', 'Wrong item', 'Waited too long', 'Complaint'] as const
export const discountReasons = ['Staff', 'Complaint', 'Friend of the shop', 'Waited too long'] as const
