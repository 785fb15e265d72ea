import type { Day, Issue } from '#engine';
import { type Harvest, type Merge, mergeObservations } from '#import';
import { dayText, gradeOf, type ImportBlock, parsePeriod } from '#parse';
import type { StandingWatch } from '../watch/extend-watch.ts';
import { indicatorText, observationsText, type SourceEntry, withSource, withWeight } from './watch-text.ts';

/** An indicator that a file makes, before its files are written. */
export interface NewIndicator {
	/** The name of its folder. */
	readonly id: string;
	/** Keys of indicator.yaml, in order, without the import block. */
	readonly fields: Readonly<Record<string, unknown>>;
	/** In the watch's default scenario; null: it weighs nothing there. */
	readonly weight: { readonly weight: number; readonly reason: string } | null;
	/** `entry` is null where the watch has the source already. */
	readonly source: { readonly id: string; readonly entry: SourceEntry | null };
	readonly grade: string;
	/** The import block but for its source and grade. */
	readonly block: ImportBlock;
	readonly harvest: Harvest;
	readonly published: Day;
	/** Who adds it, where that is known, and when. */
	readonly author?: string;
	readonly added: Day;
}

/** What comes of a file that no indicator reads yet: the files of the watch, and the rows by themselves. */
export interface MadeIndicator {
	readonly files: ReadonlyMap<string, string>;
	readonly merge: Merge;
	readonly rejected: readonly Issue[];
	readonly notices: readonly Issue[];
}

/** Indicator, import block, rows, and where need be the source and the weight, as files of the watch. */
export function filesOfNew(
	{ id, fields, weight, source, grade, block, harvest, published, author, added }: NewIndicator,
	standing: StandingWatch
): MadeIndicator {
	const { format, ...keys } = { ...block, source: source.id, grade };
	const whole: ImportBlock = { format, ...keys };
	const empty = observationsText(null);
	const sources = new Map(standing.watch.sources);
	sources.set(source.id, source.entry ?? { id: source.id });
	const merge = mergeObservations({
		text: empty,
		file: `${id}/observations.csv`,
		context: { sources, bounds: null },
		found: harvest.observations,
		published,
		source: source.id,
		earlier: [],
		grade: gradeOf(whole),
		decimals: whole.decimals ?? Number(fields.decimals)
	});
	const signed = { ...(author === undefined ? {} : { author }), added: dayText(added) };
	// The source first: who reads the folder meanwhile finds no row that cites one it hasn't.
	const files = new Map<string, string>();
	if (source.entry !== null)
		files.set('sources.json', withSource(standing.textOf('sources.json'), source.entry));
	files.set(`${id}/indicator.yaml`, indicatorText({ ...fields, ...signed, import: whole }));
	files.set(`${id}/observations.csv`, empty + merge.appended);
	const scenario = `scenarios/${standing.watch.defaultScenario}.yaml`;
	if (weight !== null) files.set(scenario, withWeight(standing.textOf(scenario), id, weight));
	const rejected = [...harvest.rejected, ...merge.rejected];
	return { files, merge, rejected, notices: [...harvest.notices, ...merge.notices] };
}

/** How often a new period appears, where all periods are as long: years, quarters or months. */
export function frequencyOf({ observations }: Harvest): string | undefined {
	const days = observations.map(({ period }) => {
		const { start, end } = parsePeriod(period) ?? { start: 0, end: -1 };
		return end - start + 1;
	});
	const all = (least: number, most: number): boolean => days.every((one) => one >= least && one <= most);
	if (all(365, 366)) return 'P1Y';
	if (all(90, 92)) return 'P3M';
	return all(28, 31) ? 'P1M' : undefined;
}

/** Decimals that keep what the figures say: as many as they have, or two where they are means. */
export function keptDecimals({ observations }: Harvest): string {
	const places = observations.map(({ value }) => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0);
	return String(
		Math.min(
			2,
			places.reduce((most, one) => Math.max(most, one), 0)
		)
	);
}

/** Ids that no new indicator may have. */
export function takenIds({ watch }: StandingWatch): ReadonlySet<string> {
	return new Set(['scenarios', 'schemas', ...watch.indicators.map(({ id }) => id)]);
}
