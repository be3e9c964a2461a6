import type { ReactNode } from 'react'

/** The line set of the shop, drawn on 46 × 32. Always beside a word, so hidden from readers. */
const drawings = {
  fish: (
    <>
      <path d="M3 16c6-9 17-11 26-6 3 1.6 5.5 3.7 7 6-1.5 2.3-4 4.4-7 6-9 5-20 3-26-6z" />
      <path d="M35 16l9-7v14z" />
      <path d="M16 9.5c2.5 4 2.5 9 0 13" />
      <circle cx="10" cy="14" r="1.3" fill="currentColor" stroke="none" />
    </>
  ),
  flatfish: (
    <>
      <ellipse cx="18" cy="16" rx="15" ry="11.5" />
      <path d="M33 16l9-6v12z" />
      <circle cx="9" cy="12" r="1.3" fill="currentColor" stroke="none" />
      <circle cx="17" cy="11" r="1.6" fill="currentColor" stroke="none" />
      <circle cx="22" cy="18" r="1.6" fill="currentColor" stroke="none" />
      <circle cx="15" cy="20" r="1.6" fill="currentColor" stroke="none" />
    </>
  ),
  skate: <path d="M3 17L18 5l16 11-16 12zM34 16h10" />,
  scampi: (
    <>
      <path d="M34 10c-8-6-22-4-24 6-1 6 5 11 11 9 5-1.5 5-8 0-8-3 0-4 3-2 5" />
      <path d="M34 10l7-4M34 10l8 2" />
    </>
  ),
  cake: (
    <>
      <ellipse cx="23" cy="13" rx="17" ry="7" />
      <path d="M6 13v6c0 4 7.5 7 17 7s17-3 17-7v-6" />
    </>
  ),
  chips: (
    <>
      <path d="M9 14h26l-4 16H13z" />
      <path d="M13 14L11 5l4-1 3 10M19 14V2h4v12M27 14l3-10 4 1-3 9" />
    </>
  ),
  butty: <path d="M5 15C5 8 13 5 23 5s18 3 18 10zM4 20h38M7 25h32c0 2-1.5 4-4 4H11c-2.5 0-4-2-4-4z" />,
  scraps: <path d="M5 20l6-7 5 6 6-8 5 7 6-6 8 8M9 26l6-4 6 4 6-5 8 5" />,
  sausage: (
    <>
      <rect x="5" y="10" width="36" height="12" rx="6" transform="rotate(-8 23 16)" />
      <path d="M14 13l2 5M22 12l2 5M30 11l2 5" />
    </>
  ),
  pie: (
    <>
      <path d="M7 17h32l-4 11H11z" />
      <path d="M4 17C4 10 12 6 23 6s19 4 19 11zM18 11l2 3M26 11l2 3" />
    </>
  ),
  tub: <path d="M9 12h28l-4 17H13zM6 7h34v5H6z" />,
  roll: <path d="M4 21c0-9 8-14 19-14s19 5 19 14c0 5-38 5-38 0zM15 12l3 5M24 11l3 5" />,
  egg: <ellipse cx="23" cy="17" rx="10" ry="12" />,
  gherkin: (
    <>
      <path d="M8 22C12 10 26 4 38 8c2 8-6 18-18 20-6 1-13-1-12-6z" />
      <path d="M18 18h1M25 14h1M24 20h1M31 12h1" strokeWidth="3" />
    </>
  ),
  can: (
    <>
      <rect x="14" y="3" width="18" height="26" rx="3" />
      <path d="M14 8h18M14 24h18" />
    </>
  ),
  cup: <path d="M9 9h24v12c0 5-4 8-8 8h-8c-4 0-8-3-8-8zM33 12h4c5 0 5 9-4 9" />,
  bag: <path d="M9 10h28l3 20H6zM16 14V8c0-7 14-7 14 0v6" />,
  more: (
    <>
      <circle cx="10" cy="16" r="2.5" fill="currentColor" />
      <circle cx="23" cy="16" r="2.5" fill="currentColor" />
      <circle cx="36" cy="16" r="2.5" fill="currentColor" />
    </>
  ),
  lock: (
    <>
      <rect x="9" y="14" width="28" height="16" rx="2" />
      <path d="M15 14v-4a8 8 0 0 1 16 0v4M23 20v5" />
    </>
  ),
  till: <path d="M6 20h34v9H6zM10 20l3-9h20l3 9M19 5h14v6M18 15h.1M23 15h.1M28 15h.1M20 25h6" />,
  docket: <path d="M11 3h24v26l-4-3-4 3-4-3-4 3-4-3-4 3zM16 10h14M16 15h14M16 20h8" />,
  pan: <path d="M5 12h36v8c0 5-4 8-9 8H14c-5 0-9-3-9-8zM14 8c-2-2 2-3 0-6M23 8c-2-2 2-3 0-6M32 8c-2-2 2-3 0-6" />,
  board: <path d="M4 5h38v20H4zM23 25v5M14 30h18M10 11h10M10 16h10M27 11h9v8h-9z" />,
  chart: <path d="M6 28V4M6 28h36M13 28V18h5v10M23 28V10h5v18M33 28V15h5v13" />,
  log: <path d="M4 9h38v14H4zM14 9v14M24 9v14M33 9v14M14 28l3-4 3 4z" />,
  sound: <path d="M8 12h7l8-7v22l-8-7H8zM29 11c3 3 3 8 0 10M33 7c6 5 6 13 0 18" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof drawings

export function Icon({ name, width = 42 }: { name: IconName; width?: number }) {
  return (
    <svg className="ic" width={width} height={Math.round((width * 32) / 46)} viewBox="0 0 46 32" aria-hidden="true">
      {drawings[name]}
    </svg>
  )
}

/** The wooden chip fork. */
export function ChipFork({ height = 36 }: { height?: number }) {
  return (
    <svg width={Math.round((height * 20) / 32)} height={height} viewBox="0 0 20 32" aria-hidden="true">
      <path
        fill="#eba922"
        d="M3 1.5 6.5 3v8.5c0 .9.7 1.5 1.5 1.5h4c.8 0 1.5-.6 1.5-1.5V3L17 1.5v11c0 4-3.7 4.5-3.7 8l.9 10H5.8l.9-10c0-3.5-3.7-4-3.7-8z"
      />
    </svg>
  )
}
