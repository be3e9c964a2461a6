import type { Menu } from '@/lib/domain/menu'
import type { DayReport } from '@/lib/domain/report'

/** Portions of the day by food: fried, ordered and binned. What has not moved is left out. */
export function FoodsTable({ foods, menu }: { foods: DayReport['foods']; menu: Menu | null }) {
  const moved = foods.filter((food) => food.cooked + food.sold + food.wasted !== 0)
  const names = new Map(menu?.foods.map((food) => [food.id, food.name]))
  return (
    <section aria-labelledby="foods">
      <h3 id="foods">Portions today</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">Food</th>
            <th scope="col">Fried</th>
            <th scope="col">Sold</th>
            <th scope="col">Binned</th>
          </tr>
        </thead>
        <tbody>
          {moved.length === 0 && (
            <tr>
              <td colSpan={4}>The first batch puts its food here.</td>
            </tr>
          )}
          {moved.map((food) => (
            <tr key={food.food}>
              <th scope="row">{names.get(food.food) ?? food.food}</th>
              <td>{food.cooked}</td>
              <td>{food.sold}</td>
              <td>{food.wasted === 0 ? '–' : food.wasted}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
