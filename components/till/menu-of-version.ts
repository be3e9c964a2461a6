import type { Menu } from '@/lib/domain/menu'

const answerMs = 3_000

/** The menu whose prices somebody was told; null when it cannot be had now. */
export async function menuOfVersion(version: number, latest: Menu): Promise<Menu | null> {
  if (version === latest.version) return latest
  try {
    const response = await fetch(`/api/menu?version=${version}`, { signal: AbortSignal.timeout(answerMs) })
    if (!response.ok) return null
    const body: { menu: Menu } = await response.json()
    return body.menu
  } catch {
    return null
  }
}
