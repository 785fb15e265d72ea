import { createReadStream } from 'node:fs';
import type { Day, Issue } from '#engine';
import { type Harvest, importFile, parseImportBlock, publisherOf, recogniseFile, sampleOf } from '#import';
import type { ImportBlock } from '#parse';
import { givenKeys, type ImportOptions, type Keys, settings } from '../import/import-options.ts';
import { type Terminal, UsageFault } from '../terminal.ts';
import { answered } from './answers.ts';
import { mappingKeys, severalRows } from './mapping-answers.ts';

/** What a file says under a mapping that was asked for. */
export interface NewRows {
	/** The import block but for its source and grade. */
	readonly block: ImportBlock;
	readonly harvest: Harvest;
}

/** Nobody has more parameters, and nobody answers more often. */
const MOST_ANSWERS = 20;

/** Asks what a file's importer needs to know until the file can be read; nothing is written. */
export async function newRows(
	file: string,
	published: Day | null,
	options: ImportOptions,
	terminal: Terminal
): Promise<NewRows | { readonly issues: readonly Issue[] }> {
	const format = await formatOf(file, options);
	const asked = await keysOf(format, file, options, terminal);
	if ('issues' in asked) return asked;
	let { keys } = asked;
	for (let tries = 0; ; tries += 1) {
		const made = parseImportBlock({ ...keys, format });
		if ('issues' in made) return { issues: made.issues };
		const harvest = await importFile(createReadStream(file), {
			file,
			block: made.block,
			published,
			modified: null,
			today: terminal.today,
			sources: null
		});
		const isSeveral = harvest.issues.some(({ code }) => code === 'import/several-series');
		if (format !== 'table' || !isSeveral || terminal.ask === undefined || tries === MOST_ANSWERS)
			return harvest.issues.length > 0 ? { issues: harvest.issues } : { block: made.block, harvest };
		keys = await severalRows(keys, terminal);
	}
}

/** A table of no publisher is a `table`; any other file without a format is refused with what it seems to be. */
async function formatOf(file: string, options: ImportOptions): Promise<string> {
	const asTable = (options.set ?? []).some((word) => word.startsWith('columns.'));
	const found = await recogniseFile(createReadStream(file));
	if (asTable) return 'table';
	if (found.format !== null) return found.format;
	if (found.advice === null && !/^(?:JSON|XML)\b/.test(found.foreign)) return 'table';
	throw new UsageFault('file', 'a table, or a file of a publisher', found.foreign);
}

async function keysOf(
	format: string,
	file: string,
	options: ImportOptions,
	terminal: Terminal
): Promise<{ readonly keys: Keys } | { readonly issues: readonly Issue[] }> {
	const given = await givenKeys(format, options);
	if (format !== 'table') return { keys: await parameters(format, given, terminal) };
	const sample = await sampleOf(createReadStream(file), file);
	return 'issues' in sample ? sample : { keys: await mappingKeys(sample, given, terminal) };
}

/** A publisher's parameters, one after the other, as `key=value`. */
async function parameters(format: string, given: Keys, terminal: Terminal): Promise<Keys> {
	const publisher = publisherOf(format);
	const words: string[] = [];
	while (terminal.ask !== undefined && words.length < MOST_ANSWERS) {
		const word = await answered(
			{
				option: '--set',
				given: undefined,
				question: `${publisher?.name ?? format}: ${publisher?.parameters ?? ''}. One as key=value (blank: no more)`,
				expected: 'key=value',
				otherwise: '',
				suits: (text) => /^[\w.]+=/.test(text)
			},
			terminal
		);
		if (word === '') break;
		words.push(word);
	}
	return { ...given, ...settings(format, words) };
}
