import type { Option } from './menu'

/**
 * What a choice says when the option's name does not stand beside it: "None" of salt & vinegar is "No salt & vinegar",
 * "Both" is "Salt & vinegar", "Salt" where there was more to have is "Salt only", "Tartare" is "Tartare on top".
 */
export function choiceWords(option: Option, choice: string): string {
  const name = option.name.toLowerCase()
  if (choice === 'None') return `No ${name}`
  if (choice === 'Both') return option.name
  if (option.choices.includes('Both')) return `${choice} only`
  return name.startsWith('on ') ? `${choice} ${name}` : choice
}
