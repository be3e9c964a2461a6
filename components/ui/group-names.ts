import type { MenuGroup } from '@/lib/domain/menu'

/** What the kitchen calls the parts of the menu. */
export const groupNames: Record<MenuGroup, string> = {
  meal: 'Meals',
  fish: 'Fish',
  chips: 'Chips',
  pie: 'Pies & sausages',
  side: 'Sides',
  extra: 'Extras & drinks',
}
