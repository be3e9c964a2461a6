'use client'

import { useEffect } from 'react'

export default function ScreenError({ error, retry }: { error: Error & { digest?: string }; retry: () => void }) {
  useEffect(() => {
    console.error(error)
  }, [error])
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="sheet max-w-xl border-l-8 border-red p-8" role="alert">
        <h1 className="serif mb-2 text-3xl">This screen has stopped</h1>
        <p className="mb-6 text-lg">
          Orders and money are safe: what was taken is in the shop’s log, or kept on this device and sent by itself. Open the screen again.
        </p>
        <button type="button" className="btn sea" onClick={retry}>
          Open it again
        </button>
      </div>
    </main>
  )
}
