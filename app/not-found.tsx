import Link from 'next/link'

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="sheet max-w-xl p-8">
        <h1 className="serif mb-2 text-3xl">There is no such screen</h1>
        <p className="muted mb-6 text-lg">Tills are numbered 1 to 9. Every screen of the shop is on the first page.</p>
        <Link href="/?choose" className="btn sea">
          All screens
        </Link>
      </div>
    </main>
  )
}
