/** The key that does this. The button beside it names the act, so readers hear it as a shortcut only. */
export function KeyCap({ children, className = '' }: { children: string; className?: string }) {
  return (
    <span className={`key ${className}`} aria-hidden="true">
      {children}
    </span>
  )
}
