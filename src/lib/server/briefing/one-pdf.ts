import { snapshotFileText } from '#briefing';
import { briefingFileName, briefingViewOf, lensTableOf, withOrigin } from '#present';
import { furtherFaces } from '../fonts/faces-inside.ts';
import type { MadeBriefing } from './briefing.ts';
import type { Workshop } from './briefing-file.ts';
import { escapeHtml, handlingStyle } from './one-file.ts';

/** Several briefings as one PDF, the comparison of their lenses in front; every record goes along, to be verified. */
export async function onePdf(briefings: readonly MadeBriefing[], workshop: Workshop): Promise<Uint8Array> {
	const { origin, paper, author } = workshop;
	const views = briefings.map(({ id, record }) => withOrigin(briefingViewOf(id, record, origin), origin));
	const table = lensTableOf(views);
	const [first] = briefings;
	if (table === null || first === undefined) throw new Error('No briefing to put into the file');
	const printer = await workshop.printer();
	const { lensesMarkup, faces } = await workshop.parts();
	const { pageStyles, head, body } = lensesMarkup(table, views);
	const html = `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${escapeHtml(table.title)}</title>
<style>${faces}${furtherFaces(body)}${pageStyles}${handlingStyle(table.handling)}</style>${head}</head>
<body><main>${body}</main></body></html>`;
	return printer.pdf(html, paper, {
		title: table.title,
		author: author || table.by || first.record.watch.title,
		subject: table.question,
		attachments: briefings.map(({ id, record, text }) => ({
			name: `${briefingFileName(id, record)}.json`,
			text: snapshotFileText(id, text)
		})),
		made: new Date(first.record.taken)
	});
}
