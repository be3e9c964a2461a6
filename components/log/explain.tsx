'use client'

import { createContext, useContext } from 'react'
import styles from './log.module.css'
import { plainWords, type Word } from './words'

/** True while somebody wants the words explained. */
export const Explaining = createContext(false)

/** One line that says what a word means, beside what it means; nothing while nobody has asked. */
export function Explain({ word }: { word: Word }) {
  if (!useContext(Explaining)) return null
  const [name, ...rest] = plainWords[word].split(':')
  return (
    <p className={styles.word}>
      <b>{name}:</b>
      {rest.join(':')}
    </p>
  )
}
