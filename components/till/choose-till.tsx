import Link from 'next/link'

const tills = [1, 2, 3, 4, 5, 6, 7, 8, 9]

export function ChooseTill() {
  return (
    <main className="grid min-h-dvh place-items-center p-6">
      <div className="sheet w-full max-w-2xl p-8">
        <h1 className="serif mb-2 text-3xl">Which till is this?</h1>
        <p className="muted mb-6 text-lg">Each till counts its own orders, so no two devices should be the same one.</p>
        <nav aria-label="Tills" className="grid grid-cols-3 gap-2">
          {tills.map((till) => (
            <Link key={till} href={`/till/${till}`} className="btn text-3xl" style={{ minHeight: 96 }}>
              Till {till}
            </Link>
          ))}
        </nav>
      </div>
    </main>
  )
}
