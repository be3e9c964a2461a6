'use client'

import { useMemo } from 'react'
import type { Display } from '@/lib/domain/started'
import { useWhoIsHere } from '../door/use-me'

/** This display, as the shop has enrolled it. */
export function useHere(): Display | null {
  const { id, name } = useWhoIsHere()?.me?.device ?? {}
  return useMemo(() => (id === undefined || name === undefined ? null : { id, name }), [id, name])
}
