/** How a tablet is told to trust this shop's own certificate, in the words of each system's settings. */
export const trustPage = (authority: string, address: string) => `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chippy: add this device</title>
<style>
body { margin: 0 auto; max-width: 42em; padding: 24px; background: #efe9da; color: #0f262b; font: 20px/1.45 system-ui, sans-serif }
h1 { font: 700 38px/1.15 Georgia, 'Noto Serif', serif; margin: 0 0 12px; padding-bottom: 12px; border-bottom: 3px double #0f262b }
h2 { font: 700 24px/1.2 Georgia, 'Noto Serif', serif; margin: 28px 0 6px }
a.button { display: inline-block; padding: 16px 22px; border-radius: 6px; background: #0a5a60; color: #fff; font-weight: 700; text-decoration: none }
a.button:focus-visible { outline: 4px solid #0f262b; outline-offset: 3px }
li { margin: 4px 0 }
</style>
</head>
<body>
<main>
<h1>Add this device to the shop</h1>
<p>The shop’s pages come by a connection that nobody else can read. This device has to be told once that it may trust it.</p>
<p><b>1.</b> <a class="button" href="${authority}">Get the shop’s certificate</a></p>
<p>It must be the one whose SHA-256 fingerprint was printed where the shop was started: your device shows it under its details. If it is another one, stop here.</p>
<p><b>2.</b> Trust it, as below. &nbsp; <b>3.</b> Open <a href="${address}">${address}</a> and follow its page.</p>
<h2>iPad, iPhone</h2>
<ol><li>Open this page in Safari, get the certificate, <i>Allow</i>.</li><li>Settings → General → VPN &amp; Device Management → Chippy → <i>Install</i>.</li><li>Settings → General → About → Certificate Trust Settings → switch on <i>Chippy</i>.</li></ol>
<h2>Android tablet</h2>
<ol><li>Get the certificate.</li><li>Settings → Security → More (or Encryption &amp; credentials) → Install a certificate → <i>CA certificate</i> → Install anyway → choose the file.</li></ol>
<h2>Windows</h2>
<ol><li>Get the certificate and open it → <i>Install Certificate</i> → Current User.</li><li>Place it in <i>Trusted Root Certification Authorities</i>.</li></ol>
<h2>Mac</h2>
<ol><li>Get the certificate and open it: Keychain Access adds it to <i>login</i>.</li><li>Double-click <i>Chippy</i> there → Trust → <i>Always Trust</i>.</li></ol>
<h2>Linux, Firefox anywhere</h2>
<ol><li>The browser’s settings → Privacy &amp; Security → Certificates → Authorities → <i>Import</i> → trust it for websites.</li></ol>
<p>A device that does not trust it cannot keep pages and orders while the shop’s computer is away.</p>
</main>
</body>
</html>
`
