import { createHash } from 'node:crypto';
import { snapshotFileText } from '#briefing';
import { briefingViewOf, withOrigin } from '#present';
import { furtherFaces } from '../fonts/faces-inside.ts';
import type { MadeBriefing } from './briefing.ts';
import type { PrintParts } from './print-parts.ts';

export const escapeHtml = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** A text as a string of a style sheet that stands in a page. */
const cssString = (text: string): string =>
	`"${text.replaceAll(/["\\<\n\r\f]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)}"`;

/** The style rule by which every printed page says how it is to be handled; empty where nothing is said. */
export const handlingStyle = (handling: string): string =>
	handling === '' ? '' : `:root{--handling:${cssString(handling)}}`;

const bar = `<p class="one-file" role="status"><strong>One-file briefing.</strong> <span id="verification">Not verified: the script of this file hasn’t run.</span></p>`;
// Its class is nobody else's: the styles of the page's parts are in the same file.
const barStyle = `.one-file{max-width:56rem;margin:1rem auto;padding:.5rem .8rem;border:1px solid var(--hairline);font-size:.9rem}
#verification[data-sound=true]{color:var(--close)}#verification[data-sound=false]{color:var(--distant);font-weight:600}
body{padding:0 1rem}@media print{.one-file{display:none}body{padding:0}}`;

/**
 * A briefing as one file for all time: styles, fonts, charts, record and a script that verifies them are inside; nothing
 * is fetched. `origin` is where the archive is reached, for the links that lead there.
 */
export function oneFile({ id, record, text }: MadeBriefing, origin: string, parts: PrintParts): string {
	const view = withOrigin(briefingViewOf(id, record, origin), origin);
	const { pageStyles, head, body } = parts.briefingMarkup(view);
	const script = parts.verifier.replaceAll('</script', '<\\/script');
	const json = snapshotFileText(id, text).trim().replaceAll('<', '\\u003c');
	const hash = createHash('sha256').update(script).digest('base64');
	const policy = `default-src 'none'; style-src 'unsafe-inline'; font-src data:; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
	return `<!doctype html>
<html lang="en-GB" data-number="${id}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeHtml(view.fileName)}</title>
<style>${parts.faces}${furtherFaces(body)}${pageStyles}</style>
${head}
<style>${barStyle}${handlingStyle(view.handling)}</style>
</head>
<body>
${bar}
<main>${body}</main>
<script type="application/json" id="record">${json}</script>
<script>${script}</script>
</body>
</html>
`;
}
