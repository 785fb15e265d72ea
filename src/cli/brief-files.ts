import { snapshotFileText } from '#briefing';
import { briefingFileName, briefingViewOf } from '#present';
import type { MadeBriefing } from '#server/briefing/briefing.ts';
import type { PagesServer } from '#server/http/pages-server.ts';
import type { Printer } from '#server/print/print-pdf.ts';
import type { BriefFormat } from './brief-options.ts';

/** What it takes to make files of briefings; started when the first file needs it. */
export interface Workshop {
	readonly pages: () => Promise<PagesServer>;
	readonly printer: () => Promise<Printer>;
	readonly origin: string;
	readonly paper: 'A4' | 'Letter';
	readonly author: string | undefined;
}

async function htmlOf({ id }: MadeBriefing, { pages }: Workshop): Promise<string> {
	const answer = await fetch(`${(await pages()).address}briefings/${id}.html`);
	const text = await answer.text();
	if (!answer.ok) throw new Error(`The page of ${id} was answered with ${answer.status}`);
	return text;
}

/** A briefing as the bytes of a file. */
export async function fileOf(
	briefing: MadeBriefing,
	format: BriefFormat,
	workshop: Workshop
): Promise<string | Uint8Array> {
	const { id, record, text } = briefing;
	const json = snapshotFileText(id, text);
	if (format === 'json') return json;
	// Before the page is made: without a browser there is nothing to make it for.
	const printer = format === 'html' ? null : await workshop.printer();
	const html = await htmlOf(briefing, workshop);
	if (printer === null) return html;
	const view = briefingViewOf(id, record, workshop.origin);
	const author = workshop.author ?? record.watch.title;
	if (format === 'docx') {
		const { briefingDocx } = await import('#server/briefing/briefing-docx.ts');
		// The events below the chart are words, and stand in the document as such.
		const [scale, history] = await printer.pictures(
			html,
			['.scale', '.history figure'],
			'.scale, .history figure { padding: 2px 10px } .events { display: none }'
		);
		if (scale === undefined || history === undefined) throw new Error('The page has no charts');
		return briefingDocx(view, { scale, history }, { author, paper: workshop.paper });
	}
	return printer.pdf(html, workshop.paper, {
		title: view.headline,
		author,
		subject: view.question,
		attachment: { name: `${briefingFileName(id, record)}.json`, text: json },
		made: new Date(record.taken)
	});
}
