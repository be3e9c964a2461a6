import { existsSync } from 'node:fs'

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/**
 * A real Chromium: CHROMIUM, one that is installed, the one Playwright has downloaded, else the one inside the npm package
 * @sparticuz/chromium, which is unpacked for it.
 *
 * @returns {Promise<{executablePath: string, args: string[]}>} how Playwright launches it
 */
export async function findChromium() {
  const installed = [process.env.CHROMIUM, ...INSTALLED].find((file) => file && existsSync(file))
  const executablePath = installed ?? (await playwrightsOwn()) ?? (await packagedChromium())
  // Chromium's sandbox refuses to run as root.
  return { executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] }
}

async function playwrightsOwn() {
  const { chromium } = await import('@playwright/test')
  const file = chromium.executablePath()
  return existsSync(file) ? file : null
}

async function packagedChromium() {
  const { default: chromium } = await import('@sparticuz/chromium')
  return chromium.executablePath()
}
