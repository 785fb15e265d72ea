import type { Crossing, Day, SignpostReading } from '#engine';
import { signpostsOn, type StandingSignpost } from '#ask';
import { dayText, type Signpost, type Watch, type WatchIndicator } from '#parse';
import { dateText, periodText } from '../words/date-text.ts';
import { numberText, signedText, valueText } from '../words/numbers/number-text.ts';

/** A signpost in words. */
export interface SignpostRow {
	readonly id: string;
	readonly name: string;
	/** Whose reading: `Russian share of arms imports`, `Baseline, index`. */
	readonly subject: string;
	readonly href: string;
	/** `at 40% or below`. */
	readonly rule: string;
	/** `48.7%`; null while nothing can be read. */
	readonly reading: string | null;
	readonly reached: boolean;
	/** `8.7 to go`, `reached`, or that nothing can be read. */
	readonly distance: string;
	readonly reason: string;
	readonly meaning: string;
	readonly declared: string;
	readonly crossings: readonly CrossingRow[];
}

interface CrossingRow {
	readonly on: string;
	readonly asOf: string;
	readonly what: string;
	readonly causes: readonly { readonly text: string; readonly href: string }[];
}

const readingNames: Readonly<Record<SignpostReading, string>> = {
	value: '',
	pull: ', pull',
	age: ', age of the figure',
	overdue: ', next figure overdue',
	position: ', index',
	direction: ', change'
};

const indicatorOf = (watch: Watch, signpost: Signpost): WatchIndicator | undefined =>
	watch.indicators.find(({ id }) => id === signpost.indicator);

/** Readings that count days. */
const isDays = (reading: SignpostReading): boolean => reading === 'age' || reading === 'overdue';

/** `111 days`, to the day, so that the parts add up; of a figure that isn't due yet `due in 111 days`. */
function daysText(days: number): string {
	const count = Math.round(Math.abs(days));
	const text = `${numberText(count, 0)} day${count === 1 ? '' : 's'}`;
	return days < 0 ? `due in ${text}` : text;
}

/** A reading or mark in its own unit. */
function amountText(value: number, { reading }: Signpost, indicator: WatchIndicator | undefined): string {
	if (isDays(reading)) return daysText(value);
	if (reading === 'pull') return signedText(value, 2);
	if (reading === 'value' && indicator) return valueText(value, indicator.unit, indicator.decimals);
	return signedText(value, 1);
}

function ruleText(signpost: Signpost, indicator: WatchIndicator | undefined): string {
	const mark = amountText(signpost.mark, signpost, indicator);
	if (signpost.way === 'crosses') return `across ${mark}`;
	return `at ${mark} or ${signpost.way}`;
}

function distanceText({ reached, distance, signpost }: StandingSignpost): string {
	if (distance === null) return 'nothing to read yet';
	const { reading, way } = signpost;
	if (reached && way !== 'crosses') return 'reached';
	const size = Math.abs(distance);
	const text = isDays(reading) ? daysText(size) : numberText(size, reading === 'pull' ? 2 : 1);
	if (way === 'crosses') return `${text} ${distance > 0 ? 'below' : 'above'}`;
	return `${text} to go`;
}

function causeOf(
	watch: Watch,
	{ indicator: id, row }: Crossing['causes'][number]
): CrossingRow['causes'][number] {
	const indicator = watch.indicators.find((one) => one.id === id);
	const value =
		row.value === null || !indicator ? '' : `: ${valueText(row.value, indicator.unit, indicator.decimals)}`;
	return {
		text: `${indicator?.name ?? id}, ${periodText(row.period.text)}${value}`,
		href: `/indicators/${id}#row-${row.line}`
	};
}

/** `reached: 48.7% → 38.0%`. */
export function crossingText(watch: Watch, signpost: Signpost, { to, was, is }: Crossing): string {
	const indicator = indicatorOf(watch, signpost);
	const before = was === null ? 'none' : amountText(was, signpost, indicator);
	return `${to}: ${before} \u2192 ${amountText(is, signpost, indicator)}`;
}

function rowOf(watch: Watch, standing: StandingSignpost): SignpostRow {
	const { signpost, reading, reached, crossings } = standing;
	const indicator = indicatorOf(watch, signpost);
	const scenario = watch.scenarios.find(({ id }) => id === signpost.scenario);
	const { id, name, reason, meaning, declared } = signpost;
	return {
		id,
		name,
		subject: (indicator?.name ?? scenario?.name ?? '') + readingNames[signpost.reading],
		href: indicator ? `/indicators/${indicator.id}` : `/?scenario=${signpost.scenario ?? ''}`,
		rule: ruleText(signpost, indicator),
		reading: reading === null ? null : amountText(reading, signpost, indicator),
		reached,
		distance: distanceText(standing),
		reason,
		meaning,
		declared: dateText(declared),
		crossings: crossings.toReversed().map((crossing) => ({
			on: dateText(crossing.on),
			asOf: dayText(crossing.on),
			what: crossingText(watch, signpost, crossing),
			causes: crossing.causes.map((cause) => causeOf(watch, cause))
		}))
	};
}

/** The signposts as known on a day, in the file's order. */
export function signpostsViewOf(watch: Watch, asOf: Day): readonly SignpostRow[] {
	return signpostsOn(watch, asOf).map((standing) => rowOf(watch, standing));
}

/** One signpost of `/api/signposts`; numbers unrounded. */
export interface SignpostJson extends Omit<Signpost, 'declared'> {
	readonly declared: string;
	readonly value: number | null;
	readonly reached: boolean;
	readonly distance: number | null;
	readonly crossings: readonly {
		readonly on: string;
		readonly to: Crossing['to'];
		readonly was: number | null;
		readonly is: number;
		readonly causes: readonly {
			readonly indicator: string;
			readonly period: string;
			readonly source: string;
			readonly published: string;
		}[];
	}[];
}

/** The signposts as other programs read them. */
export function signpostsJson(watch: Watch, asOf: Day): readonly SignpostJson[] {
	return signpostsOn(watch, asOf).map(({ signpost, reading: value, reached, distance, crossings }) => ({
		...signpost,
		declared: dayText(signpost.declared),
		value,
		reached,
		distance,
		crossings: crossings.map(({ on, to, was, is, causes }) => ({
			on: dayText(on),
			to,
			was,
			is,
			causes: causes.map(({ indicator, row }) => ({
				indicator,
				period: row.period.text,
				source: row.source,
				published: dayText(row.published)
			}))
		}))
	}));
}
