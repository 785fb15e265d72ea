import { existsSync } from 'node:fs';
import { extname } from 'node:path';
import { LONGEST_LINE, type Signed } from '#briefing';
import { plainTexts, type Watch, type WatchScenario } from '#parse';
import { BRIEF_FORMATS, type BriefFormat } from '#server/briefing/briefing-file.ts';
import { scenarioOption, type SharedOptions } from '../options.ts';
import { UsageFault } from '../terminal.ts';

export interface BriefOptions extends SharedOptions {
	readonly scenario?: readonly string[];
	readonly all?: boolean;
	readonly asOf?: string;
	readonly out: string;
	readonly title?: string;
	readonly author?: string;
	readonly organisation?: string;
	readonly handling?: string;
	readonly paper: string;
	readonly overwrite?: boolean;
	/** Commander's name for --no-archive. */
	readonly archive: boolean;
	readonly briefing?: string;
	readonly oneFile?: boolean;
	readonly summary?: readonly string[];
}

export function formatOf(out: string): BriefFormat {
	const ending = extname(out).slice(1).toLowerCase();
	const format = BRIEF_FORMATS.find((known) => known === ending);
	if (format === undefined)
		throw new UsageFault(
			'--out',
			`a file that ends in ${BRIEF_FORMATS.map((one) => `.${one}`).join(', ')}`,
			out
		);
	return format;
}

export function paperOf(text: string): 'A4' | 'Letter' {
	const paper = (['A4', 'Letter'] as const).find((known) => known.toLowerCase() === text.toLowerCase());
	if (paper === undefined) throw new UsageFault('--paper', 'a4 or letter', text);
	return paper;
}

/** Of `--one-file`: several briefings in one PDF; anything else is refused. */
export function checkOneFile({ oneFile, out, briefing }: BriefOptions, format: BriefFormat): void {
	if (oneFile !== true) return;
	if (format !== 'pdf') throw new UsageFault('--one-file', '--out with a file that ends in .pdf', out);
	if (briefing !== undefined) throw new UsageFault('--one-file', 'no --briefing beside it', briefing);
}

/** Of `--summary`: files that end in .txt or .html. */
export function summariesOf({ summary = [] }: BriefOptions): readonly string[] {
	const other = summary.find((file) => !/\.(txt|html)$/i.test(file));
	if (other !== undefined) throw new UsageFault('--summary', 'a file that ends in .txt or .html', other);
	return summary;
}

/** Who answers for the briefings, as the record keeps it. */
export function signedOf({ author = '', organisation = '', handling = '' }: BriefOptions): Signed {
	const signed = plainTexts({ author, organisation, handling });
	for (const [name, text] of Object.entries(signed))
		if (text.length > LONGEST_LINE || /[\n\r]/.test(text))
			throw new UsageFault(`--${name}`, `one line of at most ${LONGEST_LINE} characters`, `${text.length}`);
	return signed;
}

/** The scenarios asked for, each once: one or several --scenario, commas allowed, or --all. */
export function scenariosOf({ scenario, all }: BriefOptions, watch: Watch): readonly WatchScenario[] {
	if (all === true && scenario !== undefined)
		throw new UsageFault('--all', 'either --all or --scenario', 'both');
	if (all === true) return watch.scenarios;
	const ids = new Set(
		scenario?.flatMap((text) => text.split(',')).filter(Boolean) ?? [watch.defaultScenario]
	);
	return [...ids].map((id) => scenarioOption(id, watch));
}

/** A file for each: with several scenarios their ids stand before the ending, or where {scenario} stands. */
export function outFor(out: string, scenario: string, several: boolean): string {
	if (out.includes('{scenario}')) return out.replaceAll('{scenario}', scenario);
	return several ? out.replace(/(\.\w+)$/, `-${scenario}$1`) : out;
}

export function refuseOverwriting(files: readonly string[], { overwrite }: BriefOptions): void {
	if (overwrite === true) return;
	const there = files.find((file) => existsSync(file));
	if (there !== undefined)
		throw new UsageFault('--out', 'a new file, or --overwrite', `${there}, which exists`);
}
