import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

const assets = '/_app/immutable/assets/';

/** A style sheet of the build by its address in a page; null where it is none, or gone. */
async function sheetAt(href: string): Promise<string | null> {
	const name = /_app\/immutable\/assets\/([\w.-]+\.css)$/.exec(href)?.[1];
	if (name === undefined) return null;
	// Gone where the pages are being built anew: the page then names the file as any other page does.
	const text = await readFile(join('build', 'client', assets, name), 'utf8').catch(() => null);
	return text === null ? null : text.replaceAll('url(./', `url(${assets}`);
}

/**
 * A page with its style sheets inside, for pages that browsers and proxies keep: the next build replaces the files that
 * the page would name. With it what the page's policy must allow; null where there is nothing to put inside.
 */
export async function stylesInside(
	page: string
): Promise<{ readonly html: string; readonly source: string | null }> {
	const sheets: string[] = [];
	let html = page;
	for (const [link, href = ''] of page.matchAll(/<link href="([^"]+)" rel="stylesheet">/g)) {
		const sheet = await sheetAt(href);
		if (sheet === null) continue;
		sheets.push(sheet);
		html = html.replace(link, '');
	}
	if (sheets.length === 0) return { html: page, source: null };
	const styles = sheets.join('\n');
	const hash = createHash('sha256').update(styles).digest('base64');
	return {
		html: html.replace('</head>', () => `<style>${styles}</style>\n</head>`),
		source: `'sha256-${hash}'`
	};
}
