'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { v7 as uuidv7 } from 'uuid'
import { setUpInput } from '@/lib/inputs/access'
import { post, troubleWith } from '../live/post'
import { armSound } from '../live/sounds'
import { textIn } from '../ui/form-text'
import { Wall } from '../ui/wall'
import styles from './door.module.css'
import { askMe, useMe } from './use-me'

const fields = [
  {
    name: 'shopName',
    label: 'The shop’s name',
    type: 'text',
    hint: 'as customers see it on the pick-up board',
    autoComplete: 'organization',
  },
  { name: 'name', label: 'Your name', type: 'text', hint: 'as it stands on the sign-in screen', autoComplete: 'name' },
  {
    name: 'password',
    label: 'Password',
    type: 'password',
    hint: '12 characters or more: three words are easy to keep',
    autoComplete: 'new-password',
  },
  { name: 'pin', label: 'PIN', type: 'password', hint: 'six digits, for every sign-in', autoComplete: 'off' },
  { name: 'pinAgain', label: 'PIN again', type: 'password', hint: '', autoComplete: 'off' },
] as const

/** By the one-time link: the shop gets its name and its owner, and this computer is enrolled. The link stands behind the # and in no log. */
export function SetUpScreen() {
  const router = useRouter()
  const { me } = useMe()
  const [link, setLink] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  // One act however often it is sent: the answer to the first may have been lost.
  const id = useRef(uuidv7())
  const isSetUp = me?.shopName !== null && me !== null

  useEffect(() => {
    const read = () => setLink(window.location.hash.slice(1))
    read()
    window.addEventListener('hashchange', read)
    return () => window.removeEventListener('hashchange', read)
  }, [])

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const { pinAgain, ...typed } = Object.fromEntries(fields.map(({ name }) => [name, textIn(form, name)]))
    const input = { ...typed, id: id.current, link: link ?? '' }
    const found = fieldTroubles(input, pinAgain ?? '')
    setTrouble(found)
    if (Object.keys(found).length > 0 || busy) return
    armSound()
    setBusy(true)
    const answer = await post('/api/set-up', input)
    setBusy(false)
    if (answer.kind === 'accepted') return (await isIn()) ? router.replace('/?choose') : setTrouble({ form: noCookies })
    setTrouble({ form: troubleWith(answer) ?? '' })
  }

  return (
    <Wall about={isSetUp ? 'A new password for the owner' : 'The first minute of a new shop'}>
      <main className={styles.one}>
        <section className={styles.paper}>
          <h1>{isSetUp ? 'Set a new password' : 'Open your shop'}</h1>
          {link === '' ? (
            <p className={styles.lead} role="alert">
              This address is not the whole link. Copy the line that was printed where the shop was started, with all that stands behind #.
            </p>
          ) : (
            <form className={styles.form} onSubmit={(event) => void submit(event)} noValidate>
              {fields.map(({ name, label, type, hint, autoComplete }) => (
                <label key={name} className={`${styles.field} ${name === 'password' ? styles.whole : ''}`}>
                  {label}
                  <input
                    name={name}
                    type={type}
                    autoComplete={autoComplete}
                    inputMode={name.startsWith('pin') ? 'numeric' : undefined}
                    maxLength={name.startsWith('pin') ? 6 : undefined}
                    defaultValue={name === 'shopName' ? (me?.shopName ?? '') : undefined}
                    key={name === 'shopName' ? me?.shopName : name}
                    aria-invalid={trouble[name] !== undefined}
                  />
                  {(trouble[name] || hint) && <small className={trouble[name] ? styles.wrong : ''}>{trouble[name] ?? hint}</small>}
                </label>
              ))}
              {trouble['form'] && (
                <p className={`${styles.message} ${styles.wrong}`} role="alert">
                  {trouble['form']}
                </p>
              )}
              <div className={styles.acts}>
                <span />
                <button type="submit" className="btn sea" disabled={busy}>
                  {isSetUp ? 'Set it' : 'Open the shop'}
                </button>
              </div>
            </form>
          )}
        </section>
      </main>
    </Wall>
  )
}

const noCookies =
  'The shop is set up, but this browser keeps no sign-in from this address. Use another browser here, or start the shop with --lan; npm start -- --owner-link prints a new link.'

/** Some browsers take such cookies by https only. */
async function isIn(): Promise<boolean> {
  return (await askMe()).person !== null
}

function fieldTroubles(input: object & { pin?: string }, pinAgain: string): Record<string, string> {
  const parsed = setUpInput.safeParse(input)
  const found = parsed.success
    ? {}
    : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), sentence(message)]))
  return input.pin === pinAgain ? found : { ...found, pinAgain: 'The two PINs are not the same.' }
}

const sentence = (message: string) => (/^(must|is) /.test(message) ? `This ${message}.` : 'Please fill this in.')
