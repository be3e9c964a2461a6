/** What a person is employed for. Managers stand in for anybody of the staff, the owner for everybody. */
export const roles = ['till', 'kitchen', 'cook', 'counter', 'manager', 'owner'] as const
export type Role = (typeof roles)[number]

/** What a device is used as. One computer may be all of it. */
export const deviceKinds = ['till', 'kitchen', 'cook', 'counter', 'office'] as const
export type DeviceKind = (typeof deviceKinds)[number]

/** These sign in with a password and their PIN, staff with a PIN alone. */
export const needsPassword = (held: readonly Role[]): boolean => held.includes('manager') || held.includes('owner')

/** Whether somebody with the roles `held` may do what is for `role`. */
export const standsInFor = (held: readonly Role[], role: Role): boolean =>
  held.includes(role) || held.includes('owner') || (held.includes('manager') && role !== 'owner')
