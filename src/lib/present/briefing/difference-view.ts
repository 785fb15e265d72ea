import type { Level, Outlook } from '#engine';
import { dayAt, type LensDifference, type ScoredIndicator, type VerdictNames } from '#parse';
import { editsOfRecord, type Lens, type SnapshotRecord } from '#briefing';
import { scoreText } from '../words/numbers/score-text.ts';
import { dateText, periodText } from '../words/date-text.ts';
import { numberText, valueText } from '../words/numbers/number-text.ts';
import { verdictText } from '../words/verdicts/verdict-text.ts';
import { missingReasonText } from '../words/labels.ts';
import { isolated } from '../words/names/isolated.ts';

/** One thing in which a briefing departs from what it is held against. */
export interface DifferenceRow {
	/** Of the indicator; null for the lens and for the day. */
	readonly id: string | null;
	readonly name: string;
	/** `weight 50 → 0`. */
	readonly change: string;
	/** Beside an assumed value, the observed one. */
	readonly observed: string | null;
	/** Null where none was given; for lens and day none is asked for. */
	readonly reason: string | null;
}

/** What a reader must know before the verdict: from which lens and day this departs, in what, and why. */
export interface DifferenceView {
	/** `Differs from Baseline`. */
	readonly heading: string;
	/** What that says, unedited: `which says just close (+23.9), holding (−1.4)`; blank where it isn't kept. */
	readonly says: string;
	readonly rows: readonly DifferenceRow[];
	/** All of it in one sentence or two, for previews of links and for lists. */
	readonly text: string;
}

/** The parts of a record that say from what it departs. */
export type Departure = Pick<
	SnapshotRecord,
	'scenario' | 'reference' | 'asOf' | 'taken' | 'watch' | 'indicators'
>;

const arrow = (from: string, to: string): string => `${from} → ${to}`;

export function weightText(weight: number): string {
	return numberText(weight, Number.isInteger(weight) ? 0 : 1);
}

/** `just close (+23.9), holding (−1.4)`: both verdicts as a sentence goes on, with the numbers behind them. */
export function saysText(
	{ score, position, change, direction, firmness }: Lens['says'],
	{
		threshold,
		directionThreshold,
		...names
	}: VerdictNames & Pick<SnapshotRecord['watch'], 'threshold' | 'directionThreshold'>
): string {
	const { position: firm, direction: turn } = firmness;
	const text = verdictText(
		{ position, direction },
		{ position: firm && { firm }, direction: turn && { firm: turn } },
		names
	);
	const index = score === null ? null : `index ${scoreText(score, threshold)}`;
	const moved = change === null ? null : `direction ${scoreText(change, directionThreshold)}`;
	const numbers = [index, moved].filter((part) => part !== null).join(', ');
	return `${text.charAt(0).toLowerCase()}${text.slice(1)}${numbers === '' ? '' : ` (${numbers})`}`;
}

function observedText(level: Level | undefined, { unit, decimals }: ScoredIndicator): string {
	if (level === undefined || level.state === 'missing')
		return `nothing observed${level === undefined ? '' : `: ${missingReasonText[level.reason]}`}`;
	const { value, period, published, publishedPrecision } = level.chosen;
	const figure = value === null ? 'none' : valueText(value, unit, decimals);
	return `observed: ${figure} for ${periodText(period.text)}, known since ${dateText(published, publishedPrecision)}`;
}

type Measured = Pick<ScoredIndicator, 'unit' | 'decimals'>;

function assumedChange(
	{ from, to }: NonNullable<LensDifference['assumption']>,
	{ unit, decimals }: Measured
): string {
	const text = (value: number): string => valueText(value, unit, decimals);
	if (to === null) return `no longer assumed to be ${text(from ?? 0)}`;
	return from === null ? `assumed to be ${text(to)}` : `assumed to be ${text(to)} instead of ${text(from)}`;
}

/** `weight 50 → 0, read the other way round`: one indicator's edits in words. */
export function editText({ weight, polarity, assumption }: LensDifference, measured: Measured): string {
	const changes = [
		weight && `weight ${arrow(weightText(weight.from), weightText(weight.to))}`,
		polarity && (polarity.to === -1 ? 'read the other way round' : 'no longer read the other way round'),
		assumption && assumedChange(assumption, measured)
	];
	return changes.filter((part) => part !== null).join(', ');
}

/** An edited indicator in words; weight, reading and what-if in one row, as one reason stands for them. */
function editRow(
	edit: LensDifference,
	{ scenario }: Departure,
	indicator: ScoredIndicator,
	level: Level | undefined
): DifferenceRow {
	const { id, weight, polarity, assumption } = edit;
	const weighed = scenario.weights.find((one) => one.indicator === id)?.reason ?? null;
	const assumed = scenario.assumptions.find((one) => one.indicator === id)?.reason ?? null;
	return {
		id,
		name: indicator.name,
		change: editText(edit, indicator),
		observed: assumption === null ? null : observedText(level, indicator),
		reason: ((weight ?? polarity) === null ? null : weighed) ?? (assumption === null ? null : assumed)
	};
}

function lensRow({ scenario, reference, watch }: Departure): DifferenceRow[] {
	const home = reference?.home ?? null;
	if (home === null) return [];
	const says = `${isolated(home.name)}, the watch’s own scenario, says ${saysText(home.says, watch)}`;
	return [
		{ id: null, name: `Seen through ${isolated(scenario.name)}`, change: says, observed: null, reason: null }
	];
}

function dayRow({ asOf, taken }: Departure): DifferenceRow[] {
	const day = taken.slice(0, 10);
	if (asOf === day) return [];
	const text = (iso: string): string => dateText(dayAt(Date.parse(iso)));
	const change =
		asOf < day
			? `not of the day it was taken, ${text(day)}: what was published since doesn’t count`
			: `which lay ahead when it was taken, on ${text(day)}: the figures have aged, and nothing else is known`;
	return [{ id: null, name: `As of ${text(asOf)}`, change, observed: null, reason: null }];
}

const sentence = ({ name, change, observed }: DifferenceRow): string =>
	`${isolated(name)}: ${change}${observed === null ? '' : ` (${observed})`}`;

function headingOf({ scenario, reference, asOf, taken }: Departure): string {
	if (scenario.edited) return `Differs from ${reference?.base?.name ?? scenario.name}`;
	const home = reference?.home ?? null;
	return home !== null
		? `Another lens than ${isolated(home.name)}`
		: asOf < taken.slice(0, 10)
			? 'Of an earlier day'
			: 'Of a later day';
}

/**
 * In what a briefing, or one about to be taken, departs from the watch's own scenario, from the scenario's own weights,
 * and from the day it was taken; null where it departs from nothing.
 */
export function differenceViewOf(
	departure: Departure,
	indicators: ReadonlyMap<string, ScoredIndicator>,
	levels: ReadonlyMap<string, Level>
): DifferenceView | null {
	const edits = editsOfRecord(departure);
	const edited = (edits ?? []).flatMap((edit) => {
		const indicator = indicators.get(edit.id);
		return indicator === undefined ? [] : [editRow(edit, departure, indicator, levels.get(edit.id))];
	});
	const unknown: DifferenceRow[] =
		edits === null
			? [
					{
						id: null,
						name: 'Edited',
						change:
							'in weights or what-ifs; the record was made by a version that didn’t keep what they were before',
						observed: null,
						reason: null
					}
				]
			: [];
	const rows = [...unknown, ...edited, ...lensRow(departure), ...dayRow(departure)];
	if (rows.length === 0) return null;
	const base = departure.reference?.base ?? null;
	const heading = headingOf(departure);
	const says = base === null ? '' : `which says ${saysText(base.says, departure.watch)}`;
	return {
		heading,
		says,
		rows,
		text: `${heading}${says === '' ? '' : `, ${says}`}: ${rows.map(sentence).join('; ')}.`
	};
}

/** Levels by indicator id, as an outlook has them. */
export function levelsOfOutlook({ indicators }: Pick<Outlook, 'indicators'>): ReadonlyMap<string, Level> {
	return new Map(indicators.map(({ id, level }) => [id, level]));
}

const LONGEST_LISTED = 160;

/** The edits of a record in one short line, for lists: `Visits 50 → 0, and 2 more`; null where it isn't edited. */
export function briefEdits(
	record: Pick<SnapshotRecord, 'scenario' | 'reference' | 'indicators'>
): string | null {
	if (!record.scenario.edited) return null;
	const edits = editsOfRecord(record);
	if (edits === null) return 'in what isn’t kept';
	const names = new Map(record.indicators.map(({ id, name }) => [id, name]));
	const texts = edits.map(({ id, weight, polarity, assumption }) => {
		const change = [
			weight && arrow(weightText(weight.from), weightText(weight.to)),
			polarity && 'turned round',
			assumption && 'assumed'
		];
		return `${names.get(id) ?? id} ${change.filter((part) => part !== null).join(', ')}`;
	});
	for (let count = texts.length; count > 0; count -= 1) {
		const more = texts.length - count;
		const line = `${texts.slice(0, count).join('; ')}${more === 0 ? '' : `; and ${more} more`}`;
		if (line.length <= LONGEST_LISTED || count === 1) return line.slice(0, 2 * LONGEST_LISTED);
	}
	return '';
}
