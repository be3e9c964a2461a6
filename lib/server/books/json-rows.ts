/**
 * An escaped backslash, which is passed over, or what PostgreSQL refuses in text: NUL, and half a surrogate pair
 * (JSON.stringify escapes a surrogate only when its other half is missing).
 */
const escapes = /\\(?:\\|u0000|ud[89a-f][0-9a-f]{2})/g

/**
 * Rows as one parameter for `json_to_recordset`. What PostgreSQL could not store becomes U+FFFD: a name with such a
 * character, from a foreign till, would otherwise stop its partition for ever.
 */
export function jsonRows(rows: readonly object[]): string {
  const text = JSON.stringify(rows)
  // Almost never is anything escaped, and looking for it one by one is slow.
  return text.includes('\\u') ? text.replace(escapes, (found) => (found === '\\\\' ? found : '\\ufffd')) : text
}
