import type { DeviceKind, Role } from '@/lib/domain/access/role'

export const roleNames: Readonly<Record<Role, string>> = {
  till: 'Till',
  kitchen: 'Preparer',
  cook: 'Cook',
  counter: 'Counter',
  manager: 'Manager',
  owner: 'Owner',
}

export const roleWords = (roles: readonly Role[]): string => roles.map((role) => roleNames[role]).join(', ')

export const kindNames: Readonly<Record<DeviceKind, string>> = {
  till: 'Till',
  kitchen: 'Kitchen display',
  cook: 'Cook’s display',
  counter: 'Counter, pick-up board',
  office: 'Office',
}
