import { existsSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Picture } from './take'

/** All pictures on one page, each beside its mock-up where there is one of that size. */
export function writeSheet(out: string, pictures: readonly Picture[], mockUps: string | null): void {
  const names = [...new Set(pictures.map((picture) => picture.name))]
  const parts = names.map((name) => {
    const own = pictures.filter((picture) => picture.name === name)
    return `<h2 id="${name}">${name}</h2>\n<div>${own.map((picture) => figures(out, picture, mockUps)).join('\n')}</div>`
  })
  const links = names.map((name) => `<a href="#${name}">${name}</a>`).join(' · ')
  writeFileSync(join(out, 'index.html'), `${head}<p>${links}</p>\n${parts.join('\n')}\n`)
}

const head = `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Screens</title>
<style>body{font:16px sans-serif;margin:20px;background:#ddd}div{display:flex;flex-wrap:wrap;gap:16px}figure{margin:0;width:640px}img{width:100%;border:1px solid #777}</style>
`

function figures(out: string, { file, mockUp, trouble }: Picture, mockUps: string | null): string {
  const drawn = mockUps !== null && mockUp !== null && existsSync(join(mockUps, mockUp)) ? relative(out, join(mockUps, mockUp)) : null
  const caption = trouble === null ? file : `${file}: not reached`
  return figure(file, caption) + (drawn === null ? '' : figure(drawn, `mock-up ${mockUp}`))
}

const figure = (source: string, caption: string) =>
  `<figure><a href="${source}"><img src="${source}" alt="${caption}" loading="lazy"></a><figcaption>${caption}</figcaption></figure>`
