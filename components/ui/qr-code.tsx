'use client'

import { useMemo } from 'react'
import { encode } from 'uqr'

/** Light modules around it that the standard asks for: without them many a phone does not find the code. */
const quietModules = 4

export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, dark } = useMemo(() => drawn(text), [text])
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  )
}

/** `size`: modules on a side. `dark`: the dark ones as one path. */
function drawn(text: string): { size: number; dark: string } {
  const { data, size } = encode(text, { ecc: 'M', border: quietModules })
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, dark: squares.join('') }
}
