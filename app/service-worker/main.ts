/// <reference lib="webworker" />
import { NetworkFirst, NetworkOnly, Serwist, type SerwistPlugin } from 'serwist'
import { tillNumbers } from '@/lib/domain/order-number'

/**
 * Holds this build's pages for when the shop cannot be reached. While it can, pages come from it, so none is ever old. What
 * people and screens say to the shop (/api, /rt) does not pass through here at all.
 */
declare const self: ServiceWorkerGlobalScope

/** Put in by workers/shop/build.mjs: this build's name, and the addresses of its files, each with its hash in its name. */
declare const BUILD_ID: string
declare const BUILT_FILES: readonly string[]

/** What can be opened without the shop: where the screens are chosen, and those that take what people do. */
const keptPages = ['/', '/?choose', '/till', ...tillNumbers.map((till) => `/till/${till}`), '/kitchen', '/cook', '/counter']
const cachePrefix = 'chippy-pages-'
const cacheName = cachePrefix + BUILD_ID

/** A shop that does not answer within this is not waited for. */
const networkTimeoutSeconds = 2

/** Which kept page an address is; null for all others, which are the shop's to answer. */
function pageOf({ pathname, searchParams }: URL): string | null {
  const page = pathname === '/' && searchParams.has('choose') ? '/?choose' : pathname
  return keptPages.includes(page) ? page : null
}

const files = new Set(BUILT_FILES)

/**
 * A page is kept only with all that it loads: one of another build (the shop has just been updated) would open without the shop
 * as an empty screen. Where it redirects to (signing in) is not the page either.
 */
async function isWhole(response: Response): Promise<boolean> {
  if (response.status !== 200 || response.redirected || !response.headers.get('content-type')?.startsWith('text/html')) return false
  const loads = (await response.clone().text()).match(/\/_next\/static\/[^"'\\?\s)<]+/g) ?? []
  return loads.length > 0 && loads.every((file) => files.has(file))
}

const keeping: SerwistPlugin = {
  cacheKeyWillBeUsed: async ({ request }) => pageOf(new URL(request.url)) ?? request,
  cacheWillUpdate: async ({ response }) => ((await isWhole(response)) ? response : null),
  fetchDidSucceed: async ({ response }) => {
    // The gateway is there and the pages are not yet: as good as no answer.
    if (response.status >= 500) throw new Error(`the shop answers ${response.status}`)
    return response
  },
  // Nothing is kept: then what the shop says, be it that it is starting, else the browser's own page.
  handlerDidError: async ({ request }) => fetch(request),
}
const pages = new NetworkFirst({ cacheName, networkTimeoutSeconds, matchOptions: { ignoreVary: true }, plugins: [keeping] })

const keep = async (event: ExtendableEvent, page: string) => {
  try {
    await pages.handle({ event, request: new Request(page, { headers: { accept: 'text/html' } }) })
  } catch {
    // It is kept when somebody opens it.
  }
}
const keepMissing = async (event: ExtendableEvent) => {
  const cache = await caches.open(cacheName)
  for (const page of keptPages) if ((await cache.match(page, { ignoreVary: true })) === undefined) await keep(event, page)
}
const dropOtherBuilds = async () => {
  const others = (await caches.keys()).filter((name) => name.startsWith(cachePrefix) && name !== cacheName)
  await Promise.all(others.map((name) => caches.delete(name)))
}

self.addEventListener('install', (event) => event.waitUntil(Promise.all(keptPages.map((page) => keep(event, page)))))
self.addEventListener('activate', (event) => event.waitUntil(dropOtherBuilds()))
self.addEventListener('message', (event) => {
  const asked: unknown = event.data
  if (typeof asked === 'object' && asked !== null && 'type' in asked && asked.type === 'KEEP_PAGES') event.waitUntil(keepMissing(event))
})

// It waits until it is told to take over (components/live/fresh-pages.ts), or until no page is open any more.
new Serwist({
  precacheEntries: BUILT_FILES.map((url) => ({ url, revision: null })),
  precacheOptions: { cleanupOutdatedCaches: true },
  clientsClaim: true,
  runtimeCaching: [
    { matcher: ({ request, url, sameOrigin }) => sameOrigin && request.mode === 'navigate' && pageOf(url) !== null, handler: pages },
    // What Next fetches to go from one screen to another. When it does not come, Next loads the page, which is kept; but it would
    // wait for ever for a shop that takes the question and does not answer.
    {
      matcher: ({ url, sameOrigin }) => sameOrigin && url.searchParams.has('_rsc') && pageOf(url) !== null,
      handler: new NetworkOnly({ networkTimeoutSeconds }),
    },
  ],
}).addEventListeners()
