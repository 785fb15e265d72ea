import { breakEvensOf, type BreakEven } from './break-even.ts';
import { drawTableOf, type DrawOptions, type DrawTable } from './draw-table.ts';
import type { Indicator } from '../evidence/indicator.ts';
import { datumRecordsOf, nextDataOf, type DatumRecord, type NextDatum } from './next-datum.ts';
import { byId, compareText } from '../order.ts';
import type { Outlook } from '../weighing/outlook.ts';
import { tornadoOf, type TornadoBar } from './tornado.ts';
import { varianceSharesOf } from './variance.ts';

/** What the score hangs on (method, section 8). */
export interface Sensitivity {
	/** By id, lower edge first. */
	readonly breakEven: readonly BreakEven[];
	/** Widest first. */
	readonly tornado: readonly TornadoBar[];
	/** Most leverage first. */
	readonly nextDatum: readonly NextDatum[];
	/** By id; null when no value has a range. */
	readonly varianceShares: ReadonlyMap<string, number> | null;
}

export interface SensitivityOptions extends DrawOptions {
	/** Drawn pulls and records kept from before, so that a slider step needs neither new draws nor observations. */
	readonly table?: DrawTable | null;
	readonly records?: ReadonlyMap<string, DatumRecord>;
}

/** Everything of section 8 that belongs to one outlook; null without a score. */
export function sensitivityOf(
	outlook: Outlook,
	indicators: readonly Indicator[],
	options: SensitivityOptions = {}
): Sensitivity | null {
	if (outlook.score === null) return null;
	const yardsticks = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const records = options.records ?? datumRecordsOf(indicators, outlook.asOf);
	const table = options.table ?? drawTableOf(outlook, indicators, options);
	return {
		breakEven: breakEvensOf(outlook, yardsticks),
		tornado: tornadoOf(outlook, yardsticks),
		nextDatum: nextDataOf(outlook, records),
		varianceShares: varianceSharesOf(outlook, table)
	};
}

/** How differently scenarios use an indicator: near 0 it doesn't tell them apart. */
export interface ScenarioSpread {
	readonly id: string;
	/** Largest minus smallest signed share (polarity x share, 0 where it doesn't count). */
	readonly spread: number;
}

/** Spread of every indicator over scenarios at one date (method, section 8), widest first, ties by id. */
export function scenarioSpreadOf(outlooks: readonly Outlook[]): readonly ScenarioSpread[] {
	const ids = [...new Set(outlooks.flatMap(({ indicators }) => indicators.map(({ id }) => id)))];
	const signed = outlooks.map(
		({ indicators }) =>
			new Map(indicators.map(({ id, polarity, share }) => [id, polarity * (share ?? 0)] as const))
	);
	return ids
		.sort(compareText)
		.map((id) => {
			const shares = signed.map((outlook) => outlook.get(id) ?? 0);
			return { id, spread: Math.max(...shares) - Math.min(...shares) };
		})
		.sort((a, b) => b.spread - a.spread || byId(a, b));
}
