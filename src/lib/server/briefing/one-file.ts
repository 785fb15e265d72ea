import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import subsetFont from 'subset-font';
import { snapshotFileText } from '#briefing';

const { resolve } = createRequire(import.meta.url);

const faces = [
	{
		family: 'Source Sans 3',
		weight: 400,
		file: '@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2'
	},
	{
		family: 'Source Sans 3',
		weight: 600,
		file: '@fontsource/source-sans-3/files/source-sans-3-latin-600-normal.woff2'
	},
	{
		family: 'Source Serif 4',
		weight: 600,
		file: '@fontsource/source-serif-4/files/source-serif-4-latin-600-normal.woff2'
	}
] as const;

/** The faces with the characters of this page and no others, so that the file stays small. */
async function facesFor(text: string): Promise<string> {
	const rules = await Promise.all(
		faces.map(async ({ family, weight, file }) => {
			const font = await subsetFont(await readFile(resolve(file)), text, { targetFormat: 'woff2' });
			return `@font-face{font-family:'${family}';font-weight:${weight};src:url(data:font/woff2;base64,${font.toString('base64')}) format('woff2')}`;
		})
	);
	return rules.join('');
}

let bundled: Promise<string> | null = null;

/** The verifying script with everything it needs, made once from the sources that the server itself runs on. */
function verifierScript(): Promise<string> {
	bundled ??= build({
		entryPoints: [join('src', 'offline', 'verify-page.ts')],
		bundle: true,
		minify: true,
		write: false,
		format: 'iife',
		target: 'es2022',
		legalComments: 'none',
		charset: 'utf8',
		logLevel: 'silent'
	}).then(({ outputFiles }) => (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script'));
	bundled.catch(() => (bundled = null));
	return bundled;
}

/** The page's styles, without their fonts. */
const stylesOf = (page: string): string =>
	[...page.matchAll(/<style>([\s\S]*?)<\/style>/g)]
		.map(([, styles = '']) => styles)
		.join('\n')
		.replace(/@font-face\s*\{[^}]*\}/g, '');

const escapeHtml = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const bar = `<p class="one-file" role="status"><strong>One-file briefing.</strong> <span id="verification">Not verified: the script of this file hasn’t run.</span></p>`;
// Its class is nobody else's: the styles of the page's parts are in the same file.
const barStyle = `.one-file{max-width:56rem;margin:1rem auto;padding:.5rem .8rem;border:1px solid var(--hairline);font-size:.9rem}
#verification[data-sound=true]{color:var(--deepens)}#verification[data-sound=false]{color:var(--weakens);font-weight:600}
body{padding:0 1rem}@media print{.one-file{display:none}body{padding:0}}`;

/**
 * A briefing's page as one file for all time: styles, fonts, charts, record and a script that verifies them are inside;
 * nothing is fetched. `page` is the page as served, with its styles inside; its figures are those of the record.
 */
export async function oneFile(
	page: string,
	{
		id,
		text,
		title,
		origin
	}: { readonly id: string; readonly text: string; readonly title: string; readonly origin: string }
): Promise<string> {
	const article = /<article class="briefing[\s\S]*<\/article>/.exec(page)?.[0];
	if (article === undefined) throw new Error('The page has no briefing in it');
	const body = article.replace(/<!--[\s\S]*?-->/g, '').replaceAll('href="/', `href="${origin}/`);
	const letters = [
		...new Set(`${body}${bar} abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;()/`)
	].join('');
	const [fonts, script] = await Promise.all([facesFor(letters), verifierScript()]);
	const record = snapshotFileText(id, text).trim().replaceAll('<', '\\u003c');
	const hash = createHash('sha256').update(script).digest('base64');
	const policy = `default-src 'none'; style-src 'unsafe-inline'; font-src data:; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
	return `<!doctype html>
<html lang="en-GB" data-number="${id}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${escapeHtml(title)}</title>
<style>${fonts}${stylesOf(page)}${barStyle}</style>
</head>
<body>
${bar}
<main>${body}</main>
<script type="application/json" id="record">${record}</script>
<script>${script}</script>
</body>
</html>
`;
}
