/** While Next starts, or starts again after a crash. It reloads itself; screens that are open keep working without it. */
export const waitingPage = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="1">
<title>Chippy is opening</title>
<style>
body { margin: 0; min-height: 100vh; display: grid; place-content: center; padding: 24px; background: #f4efe4; color: #1d1b16; font: 20px/1.5 system-ui, sans-serif }
h1 { font: 700 40px/1.2 Georgia, 'Noto Serif', serif; margin: 0 0 8px }
p { margin: 0; max-width: 34em }
</style>
</head>
<body>
<main>
<h1>Opening up</h1>
<p>The pages are starting. This one comes back by itself in a moment. Orders that were taken are safe.</p>
</main>
</body>
</html>
`
