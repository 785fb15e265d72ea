import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { briefingViewOf, shortNumber, summaryHtml, summaryText } from '#present';
import type { Archive } from '#server/archive/archive.ts';
import { entryOf, type MadeBriefing } from '#server/briefing/briefing.ts';
import { fileOf, type BriefFormat, type Workshop } from '#server/briefing/briefing-file.ts';
import { UsageFault, type Terminal } from '../terminal.ts';

/** A briefing to make, and the file to write it to. */
export interface Order {
	readonly file: string;
	readonly make: (archive: Archive) => Promise<MadeBriefing>;
}

interface Writing {
	readonly orders: readonly Order[];
	readonly archive: Archive;
	readonly terminal: Terminal;
	readonly workshop: Workshop;
}

interface Written {
	readonly id: string;
	readonly file: string;
	readonly scenario: string;
}

interface AllWritten {
	readonly written: readonly Written[];
	readonly made: readonly MadeBriefing[];
}

/** The file appears whole or not at all. */
async function putFile(option: string, file: string, bytes: string | Uint8Array): Promise<void> {
	const unfinished = join(dirname(file), `.briefing-${process.pid}.part`);
	try {
		await writeFile(unfinished, bytes);
		await rename(unfinished, file);
	} catch (error) {
		await rm(unfinished, { force: true });
		const code = error instanceof Error && 'code' in error ? String(error.code) : '';
		throw new UsageFault(option, 'a place that can be written', `${file} (${code})`);
	}
}

const secondsSince = (started: number): string => ((performance.now() - started) / 1000).toFixed(1);

/** One after the other, a file each; each is kept, and told when it is done. */
export async function writeEach(
	format: BriefFormat,
	{ orders, archive, terminal, workshop }: Writing
): Promise<AllWritten> {
	const written: Written[] = [];
	const made: MadeBriefing[] = [];
	for (const [at, { file, make }] of orders.entries()) {
		const started = performance.now();
		const briefing = await make(archive);
		await archive.save(entryOf(briefing, null));
		await putFile('--out', file, await fileOf(briefing, format, workshop));
		const { name, id } = briefing.record.scenario;
		terminal.err(
			`${at + 1} of ${orders.length}: ${name}, no. ${shortNumber(briefing.id)}, ${file} (${secondsSince(started)} s)\n`
		);
		written.push({ id: briefing.id, file, scenario: id });
		made.push(briefing);
	}
	return { written, made };
}

/** All in one PDF, behind the comparison of their lenses; each is kept. */
export async function writeTogether(
	file: string,
	{ orders, archive, terminal, workshop }: Writing
): Promise<AllWritten> {
	const started = performance.now();
	const made: MadeBriefing[] = [];
	for (const [at, { make }] of orders.entries()) {
		const briefing = await make(archive);
		await archive.save(entryOf(briefing, null));
		terminal.err(
			`${at + 1} of ${orders.length}: ${briefing.record.scenario.name}, no. ${shortNumber(briefing.id)}\n`
		);
		made.push(briefing);
	}
	const { onePdf } = await import('#server/briefing/one-pdf.ts');
	await putFile('--out', file, await onePdf(made, workshop));
	terminal.err(`${made.length} briefings in ${file} (${secondsSince(started)} s)\n`);
	return { made, written: made.map(({ id, record }) => ({ id, file, scenario: record.scenario.id })) };
}

/** What changed, for the body of a mail: a file for each name, as text or as HTML. */
export async function writeSummaries(
	files: readonly string[],
	made: readonly MadeBriefing[],
	origin: string
): Promise<void> {
	if (files.length === 0) return;
	const views = made.map(({ id, record }) => briefingViewOf(id, record, origin));
	for (const file of files)
		await putFile('--summary', file, /\.html$/i.test(file) ? summaryHtml(views) : summaryText(views));
}
