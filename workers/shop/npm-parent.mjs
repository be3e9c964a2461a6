const CHECK_MS = 500

/**
 * A SIGTERM to npm ends npm and its shell but is not passed on to us: we would stay behind without anybody. Does nothing when
 * npm did not start us: then whoever did may well be gone on purpose (nohup, a service manager).
 *
 * @param {() => void} onGone
 */
export function watchNpm(onGone) {
  if (process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onGone()
  }, CHECK_MS)
  timer.unref()
}
