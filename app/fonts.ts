import localFont from 'next/font/local'

/**
 * The faces that the screens were drawn with, served by the shop itself: a till without a network, or without any fonts of its
 * own, cuts no word that another one shows. Latin letters only; a sign that is not in them comes from the device.
 */
const sans = localFont({
  src: '../node_modules/@fontsource-variable/roboto/files/roboto-latin-wght-normal.woff2',
  weight: '100 900',
  display: 'block',
  variable: '--font-roboto',
  fallback: ['Arial', 'sans-serif'],
})
const serif = localFont({
  src: '../node_modules/@fontsource-variable/noto-serif/files/noto-serif-latin-wght-normal.woff2',
  weight: '100 900',
  display: 'block',
  variable: '--font-noto-serif',
  fallback: ['Georgia', 'serif'],
  adjustFontFallback: 'Times New Roman',
})

/** For the outermost element: app/tokens.css names the variables. */
export const fonts = `${sans.variable} ${serif.variable}`
