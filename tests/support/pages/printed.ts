import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A printed line: its words from left to right, and its upper edge in points. */
export interface PrintedLine {
	readonly text: string;
	readonly top: number;
}

const unescaped = (text: string): string =>
	text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');

/** Slack in points between the words of one line. */
const SLACK = 3;

function linesOf(page: string): PrintedLine[] {
	const words = [
		...page.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)<\/word>/g)
	]
		.map(([, left, top, bottom, text = '']) => ({
			left: Number(left),
			middle: (Number(top) + Number(bottom)) / 2,
			top: Number(top),
			text: unescaped(text)
		}))
		.sort((a, b) => a.middle - b.middle);
	const rows: (typeof words)[] = [];
	for (const one of words) {
		const row = rows.at(-1);
		if (row?.[0] !== undefined && Math.abs(row[0].middle - one.middle) < SLACK) row.push(one);
		else rows.push([one]);
	}
	return rows.map((row) => ({
		text: row
			.toSorted((a, b) => a.left - b.left)
			.map(({ text }) => text)
			.join(' '),
		top: Math.min(...row.map(({ top }) => top))
	}));
}

/** In points, the head and foot of a printed briefing's page, where its number and its handling stand. */
const [HEAD, FOOT] = [36, 42];

/** What stands in a page's body, for poppler names its height before its words. */
function bodyOf(page: string): PrintedLine[] {
	const height = Number(/height="([\d.]+)"/.exec(page)?.[1] ?? 0);
	return linesOf(page).filter(({ top }) => top > HEAD && top < height - FOOT);
}

/** The lines of each page of a PDF, from top to bottom, poppler's pdftotext reads them; of their bodies or of all. */
export function printedPages(
	pdf: Uint8Array,
	part: 'body' | 'all' = 'body'
): readonly (readonly PrintedLine[])[] {
	const folder = mkdtempSync(join(tmpdir(), 'printed-'));
	const file = join(folder, 'it.pdf');
	try {
		writeFileSync(file, pdf);
		const said = execFileSync('pdftotext', ['-bbox', file, '-'], {
			encoding: 'utf8',
			maxBuffer: 64 * 1024 ** 2
		});
		return said
			.split('<page ')
			.slice(1)
			.map((page) => (part === 'body' ? bodyOf(page) : linesOf(page)));
	} finally {
		rmSync(folder, { recursive: true });
	}
}
