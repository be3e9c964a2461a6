/** What a screen shows before its first snapshot. */
export function Opening({ what }: { what: string }) {
  return (
    <div className="grid h-full place-items-center p-10" role="status">
      <div className="w-full max-w-md">
        <p className="serif mb-4 text-3xl">Opening {what}</p>
        <div className="mb-3 h-6 bg-sunk" />
        <div className="mb-3 h-6 w-4/5 bg-sunk" />
        <div className="mb-4 h-6 w-11/12 bg-sunk" />
        <p className="muted text-lg">Waiting for the shop’s log.</p>
      </div>
    </div>
  )
}
