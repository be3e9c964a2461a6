'use client'

import { useEffect } from 'react'

/**
 * Keeps this device's pages: the service worker holds them for when the shop cannot be reached, and a new build of the shop
 * takes over only while nobody is in the middle of something.
 */

/** Screens that stay open for days, so that nobody else would ever load them anew. */
const working = /^\/(till\/[1-9]|kitchen|cook|board)$/
/** Where the worker is wanted: a customer's phone, say, must not be made to hold a whole shop. */
const keeping = /^\/(till(\/[1-9])?|kitchen|cook|board)?$/
const lookEveryMs = 5_000
const askEveryMs = 60_000
/** Nobody has touched the screen for so long. */
const restMs = 20_000

const busy = new Set<symbol>()

/** While it is true this page is not loaded anew: an order that is being taken would be gone. */
export function useBusy(isBusy: boolean): void {
  useEffect(() => {
    if (!isBusy) return
    const mark = Symbol('busy')
    busy.add(mark)
    return () => void busy.delete(mark)
  }, [isBusy])
}

/** Rendered once, around all pages. */
export function FreshPages(): null {
  useEffect(keepFresh, [])
  return null
}

function keepFresh(): (() => void) | undefined {
  // Absent where a page came over plain http from another machine: that till sells without a link, but cannot be opened without.
  if (!('serviceWorker' in navigator)) return undefined
  const { serviceWorker } = navigator
  let registration: ServiceWorkerRegistration | null = null
  let registering = false
  let touchedAtMs = Date.now()
  // The first worker takes over a page of its own build; only a later one means that this page is old.
  let controlled = serviceWorker.controller !== null
  let old = false

  const register = async () => {
    if (registering || !keeping.test(location.pathname)) return
    // An installation that was cut off leaves none of these: it is begun again.
    if (registration?.installing ?? registration?.waiting ?? registration?.active) return
    registering = true
    try {
      registration = await serviceWorker.register('/service-worker.js', { updateViaCache: 'none' })
    } catch {
      // None in development, and none while the shop cannot be reached: what this device has goes on.
    } finally {
      registering = false
    }
  }
  const touched = () => {
    touchedAtMs = Date.now()
  }
  const replaced = () => {
    old = controlled
    controlled = true
  }
  const look = () => {
    if (busy.size > 0 || Date.now() - touchedAtMs < restMs || !working.test(location.pathname)) return
    if (old) location.reload()
    else registration?.waiting?.postMessage({ type: 'SKIP_WAITING' })
  }
  const ask = () => {
    void register()
    void registration?.update().catch(() => {})
    // Pages that could not be had when the worker came: nobody had signed in yet.
    if (keeping.test(location.pathname)) serviceWorker.controller?.postMessage({ type: 'KEEP_PAGES' })
  }

  void register()
  serviceWorker.addEventListener('controllerchange', replaced)
  window.addEventListener('pointerdown', touched)
  window.addEventListener('keydown', touched)
  const looking = setInterval(look, lookEveryMs)
  const asking = setInterval(ask, askEveryMs)
  return () => {
    serviceWorker.removeEventListener('controllerchange', replaced)
    window.removeEventListener('pointerdown', touched)
    window.removeEventListener('keydown', touched)
    clearInterval(looking)
    clearInterval(asking)
  }
}
