import {
	levelsOf,
	outlookOfLevels,
	termsOf,
	type Assumption,
	type Day,
	type Outlook,
	type Scenario,
	type ScenarioWeight
} from '#engine';
import { NO_WEIGHT, type LaidLens, type Watch } from '#parse';
import { scoredIndicators } from './scored-indicators.ts';

/** What a lens holds of one indicator. */
export interface LaidEntry {
	readonly weight: ScenarioWeight;
	/** Null where it assumes nothing. */
	readonly assumption: Assumption | null;
}

/** An indicator of which not all lenses hold the same. */
export interface LaidRow {
	readonly id: string;
	/** In the order of the lenses. */
	readonly entries: readonly LaidEntry[];
	/** From the least to the most, in weight, the other way round below 0. */
	readonly spread: number;
}

/** Why lenses differ in a verdict. */
export interface Decisive {
	/** Rows on which they would have to hold the same for the verdict to be the same; none where no such set was found. */
	readonly rows: readonly LaidRow[];
	/** Whether one row by itself is enough. */
	readonly alone: boolean;
}

/** Several lenses over one another, on one day. */
export interface Overlay {
	/** In the order of the lenses. */
	readonly outlooks: readonly Outlook[];
	/** Largest spread first; what-ifs alone last. */
	readonly rows: readonly LaidRow[];
	/** Null where all give the same verdict. */
	readonly position: Decisive | null;
	readonly direction: Decisive | null;
}

/** More than a watch weighs in earnest; each is tried for as many lenses as there are. */
const MOST_TRIED = 20;

const entryOf = ({ weights, assumptions }: Scenario, id: string): LaidEntry => ({
	weight: weights.get(id) ?? NO_WEIGHT,
	assumption: assumptions.get(id) ?? null
});

const signed = ({ weight: { weight, polarity } }: LaidEntry): number => weight * polarity;
const textOf = (entry: LaidEntry): string => `${signed(entry)} ${entry.assumption?.value ?? ''}`;

function rowsOf(lenses: readonly Scenario[], ids: readonly string[]): readonly LaidRow[] {
	const rows = ids.flatMap((id): LaidRow[] => {
		const entries = lenses.map((lens) => entryOf(lens, id));
		if (new Set(entries.map(textOf)).size < 2) return [];
		const weights = entries.map(signed);
		return [{ id, entries, spread: Math.max(...weights) - Math.min(...weights) }];
	});
	return rows.sort((a, b) => b.spread - a.spread || a.id.localeCompare(b.id));
}

/** A lens with the entries of another on some rows. */
function withEntries(lens: Scenario, rows: readonly LaidRow[], from: number): Scenario {
	const weights = new Map(lens.weights);
	const assumptions = new Map(lens.assumptions);
	for (const { id, entries } of rows) {
		const entry = entries[from];
		if (entry === undefined) continue;
		weights.set(id, entry.weight);
		if (entry.assumption === null) assumptions.delete(id);
		else assumptions.set(id, entry.assumption);
	}
	return { ...lens, weights, assumptions };
}

type VerdictOf = (outlook: Outlook) => string | null;

/** Finds the fewest of the largest rows that a difference in a verdict hangs on: one by itself, or the first few together. */
function decisiveOf(
	lenses: readonly Scenario[],
	rows: readonly LaidRow[],
	weigh: (lens: Scenario) => Outlook,
	verdictOf: VerdictOf
): Decisive {
	const tried = rows.slice(0, MOST_TRIED);
	const settle = (some: readonly LaidRow[]): boolean =>
		lenses.some((_, from) => {
			const verdicts = new Set(lenses.map((lens) => verdictOf(weigh(withEntries(lens, some, from)))));
			return verdicts.size === 1;
		});
	const one = tried.find((row) => settle([row]));
	if (one !== undefined) return { rows: [one], alone: true };
	const count = tried.findIndex((_, at) => settle(tried.slice(0, at + 1)));
	return { rows: count === -1 ? [] : tried.slice(0, count + 1), alone: false };
}

/**
 * Lays lenses over one another: in what they differ, and whether that matters for either verdict. A difference in a
 * verdict hangs on a row where all would give the same verdict if they held the same of that indicator, whosever it is.
 */
export function overlayOf(watch: Watch, laid: readonly Pick<LaidLens, 'scenario'>[], asOf: Day): Overlay {
	const indicators = scoredIndicators(watch);
	const levels = levelsOf(indicators, asOf, watch.horizon);
	const weigh = (lens: Scenario): Outlook => outlookOfLevels(levels, indicators, lens, asOf, termsOf(watch));
	const lenses = laid.map(({ scenario }) => scenario);
	const outlooks = lenses.map(weigh);
	const rows = rowsOf(
		lenses,
		indicators.map(({ id }) => id)
	);
	const decisive = (verdictOf: VerdictOf): Decisive | null =>
		new Set(outlooks.map(verdictOf)).size < 2 ? null : decisiveOf(lenses, rows, weigh, verdictOf);
	return {
		outlooks,
		rows,
		position: decisive(({ position }) => position),
		direction: decisive(({ direction }) => direction.verdict)
	};
}
