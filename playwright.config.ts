import { defineConfig } from '@playwright/test'
import { findChromium } from './workers/shop/chromium.mjs'

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One shop is open at a time, and what one story sells the next would see on its screens.
  workers: 1,
  fullyParallel: false,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  use: {
    baseURL: process.env.BASE_URL ?? 'http://127.0.0.1:3000',
    // What the kitchen's displays are made for; fewer tickets fit on less.
    viewport: { width: 1920, height: 1080 },
    launchOptions: await findChromium(),
    // Pictures of every step are a quarter of what a browser computes here; the pages as they were are in the trace without them.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
  },
})
