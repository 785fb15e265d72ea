import type { Issue } from '#engine';
import { type FileOrder, type ImportReport, readFileOrder } from '#server/import/file-reading.ts';
import { writeFileOrder } from '#server/import/file-writing.ts';

/** An order for one indicator alone. */
export interface ImportOrder extends Omit<FileOrder, 'targets'>, Readonly<FileOrder['targets'][number]> {}

export type ImportOutcome = { readonly report: ImportReport } | { readonly issues: readonly Issue[] };

/** Reads a file for one indicator and tells what merging it would do; nothing is written. */
export async function previewImport(order: ImportOrder): Promise<ImportOutcome> {
	return only(await readFileOrder(fileOrder(order)));
}

/** The same, written: append-only, atomic, and one writer at a time. */
export async function writeImport(order: ImportOrder): Promise<ImportOutcome> {
	return only(await writeFileOrder(fileOrder(order)));
}

function fileOrder({ indicator, block, ...rest }: ImportOrder): FileOrder {
	return { ...rest, targets: [{ indicator, block }] };
}

function only(outcome: Awaited<ReturnType<typeof readFileOrder>>): ImportOutcome {
	if ('issues' in outcome) return outcome;
	const [report] = outcome.reports;
	if (report !== undefined) return { report };
	return { issues: outcome.passedOver.flatMap(({ issues }) => issues) };
}
