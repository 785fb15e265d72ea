import { snapshotFileText } from '#briefing';
import { briefingFileName, briefingViewOf } from '#present';
import type { MadeBriefing } from './briefing.ts';
import { oneFile } from './one-file.ts';
import type { PrintParts } from './print-parts.ts';
import type { Printer } from '../print/print-pdf.ts';

export const BRIEF_FORMATS = ['pdf', 'html', 'docx', 'json'] as const;
export type BriefFormat = (typeof BRIEF_FORMATS)[number];

/** What it takes to make files of briefings; started when the first file needs it. */
export interface Workshop {
	readonly parts: () => Promise<PrintParts>;
	readonly printer: () => Promise<Printer>;
	readonly origin: string;
	readonly paper: 'A4' | 'Letter';
	readonly author: string | undefined;
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
	const html = oneFile(briefing, workshop.origin, await workshop.parts());
	if (printer === null) return html;
	const view = briefingViewOf(id, record, workshop.origin);
	const author = workshop.author || view.by || record.watch.title;
	if (format === 'docx') {
		const { briefingDocx } = await import('./word/briefing-docx.ts');
		// The events below the chart are words, and stand in the document as such.
		const [scale, history] = await printer.pictures(
			html,
			['.scale', '.history .frame'],
			'.scale, .history .frame { padding-right: 10px }'
		);
		if (scale === undefined || history === undefined) throw new Error('The page has no charts');
		return briefingDocx(view, { scale, history }, { author, paper: workshop.paper });
	}
	return printer.pdf(html, workshop.paper, {
		title: view.documentTitle,
		author,
		subject: view.question,
		attachments: [{ name: `${briefingFileName(id, record)}.json`, text: json }],
		made: new Date(record.taken)
	});
}
