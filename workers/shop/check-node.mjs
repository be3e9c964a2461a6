// Imported before anything else: an old Node must not get as far as a syntax or import error that says nothing of its age.
const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Chippy needs Node.js 20.19 or newer; this is ${process.version}.
  Debian, Ubuntu, Windows (in WSL): sudo apt install nodejs npm, if that brings 20.19 or newer; else the installer of nodejs.org
  macOS:                            brew install node`)
  process.exit(1)
}
