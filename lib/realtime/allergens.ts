import type { MatrixGroup } from '../domain/allergen-matrix'

/** What is in everything that the shop sells now: for the wall, and for customers' phones. */
export type AllergensAnswer = { shopName: string; menuName: string; version: number; checked: boolean; groups: MatrixGroup[] }
