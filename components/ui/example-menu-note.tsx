/** Names, prices and allergens are an example until the owner has checked them, and every screen that shows them says so. */
export function ExampleMenuNote({ confirmed }: { confirmed: boolean | undefined }) {
  if (confirmed !== false) return null
  return <span className="badge gold">Example menu, allergens not checked</span>
}
