import type { Day, Issue, Observation, Position } from '#engine';
import type { WatchIndicator } from '#parse';
import { dateText } from '../words/date-text.ts';
import { issueText } from '../words/issue-text.ts';
import { numberText, signedText } from '../words/numbers/number-text.ts';
import { seriesChangeOf, type SeriesChange } from '../indicator/series-change.ts';
import { seriesOf } from '../chart/sparkline.ts';

interface MergedRow {
	readonly period: string;
	readonly value: number;
	readonly low: number | null;
	readonly high: number | null;
	readonly before: number | null;
	readonly outOfLine: string | null;
}

interface MergedScore {
	readonly score: number | null;
	readonly position: Position | null;
	readonly status: string;
}

/** What a file does to one indicator. */
interface MergedIndicator {
	readonly indicator: string;
	readonly file: string;
	readonly published: Day;
	readonly rows: number;
	readonly added: readonly MergedRow[];
	readonly revised: readonly MergedRow[];
	readonly unchanged: number;
	readonly vanished: readonly { readonly period: string; readonly value: number }[];
	readonly rejected: readonly Issue[];
	readonly notices: readonly Issue[];
	readonly before: readonly Observation[];
	readonly after: readonly Observation[];
}

/** What the importers report of a file; told by its shape, so that this room needn't know them. */
export interface MergedFile {
	readonly reports: readonly MergedIndicator[];
	readonly passedOver: readonly { readonly indicator: string; readonly issues: readonly Issue[] }[];
	readonly scores: readonly {
		readonly name: string;
		readonly before: MergedScore;
		readonly after: MergedScore;
	}[];
}

interface UpdateRow {
	readonly kind: 'new' | 'revised' | 'vanished';
	readonly period: string;
	readonly before: string;
	readonly after: string;
	readonly range: string;
}

/** One indicator of the preview. */
export interface UpdatedIndicator {
	readonly id: string;
	readonly name: string;
	readonly unit: string;
	readonly added: number;
	readonly revised: number;
	readonly unchanged: number;
	readonly vanished: number;
	readonly outOfLine: readonly string[];
	readonly rows: readonly UpdateRow[];
	readonly rejected: readonly string[];
	readonly notices: readonly string[];
	readonly series: SeriesChange | null;
}

/** The preview of a file in words. */
export interface UpdateView {
	readonly summary: string;
	readonly indicators: readonly UpdatedIndicator[];
	/** Indicators that the file isn't about, and why. */
	readonly passedOver: readonly { readonly name: string; readonly reasons: readonly string[] }[];
	readonly scores: readonly {
		readonly name: string;
		readonly before: string;
		readonly after: string;
		readonly change: string;
	}[];
	/** Figures that must be accepted apart. */
	readonly outOfLine: number;
	/** Whether there is anything to accept. */
	readonly isChange: boolean;
}

export function updateViewOf(
	merged: MergedFile,
	indicators: readonly WatchIndicator[],
	asOf: Day
): UpdateView {
	const named = (id: string): WatchIndicator | undefined => indicators.find((one) => one.id === id);
	const views = merged.reports.flatMap((report) => {
		const indicator = named(report.indicator);
		return indicator === undefined ? [] : [indicatorView(report, indicator, asOf)];
	});
	return {
		summary: summaryOf(merged.reports),
		indicators: views,
		passedOver: merged.passedOver.map(({ indicator, issues }) => ({
			name: named(indicator)?.name ?? indicator,
			reasons: issues.map((issue) => reasonText(issue))
		})),
		scores: merged.scores.map(({ name, before, after }) => ({
			name,
			before: scoreText(before),
			after: scoreText(after),
			change: changeText(before.score, after.score)
		})),
		outOfLine: views.reduce((sum, { outOfLine }) => sum + outOfLine.length, 0),
		isChange: views.some(({ added, revised }) => added + revised > 0)
	};
}

function summaryOf(reports: readonly MergedIndicator[]): string {
	const [first] = reports;
	if (first === undefined) return '';
	const count = (of: (one: MergedIndicator) => number): number =>
		reports.reduce((sum, one) => sum + of(one), 0);
	const [added, revised] = [count((one) => one.added.length), count((one) => one.revised.length)];
	const fed = reports.length === 1 ? '1 indicator' : `${reports.length} indicators`;
	return `${first.file}, published ${dateText(first.published)}: ${first.rows} rows read for ${fed}; ${added} new, ${revised} revised, ${count((one) => one.unchanged)} unchanged, ${count((one) => one.vanished.length)} no longer in the file, ${count((one) => one.rejected.length)} rejected.`;
}

/** An issue for the page that names the file itself; codes are for programs. */
export function reasonText(issue: Issue): string {
	const line = issue.line === null ? '' : `line ${issue.line}: `;
	return line + issueText({ ...issue, file: null, line: null, column: null }).replace(/ \[[\w/-]+\]$/, '');
}

function indicatorView(merged: MergedIndicator, indicator: WatchIndicator, asOf: Day): UpdatedIndicator {
	const { added, revised, unchanged, vanished } = merged;
	const number = (value: number | null): string =>
		value === null ? '' : numberText(value, indicator.decimals);
	const rowOf =
		(kind: 'new' | 'revised') =>
		({ period, value, low, high, before }: MergedRow): UpdateRow => ({
			kind,
			period,
			before: kind === 'revised' ? number(before) : '',
			after: number(value),
			range: low === null && high === null ? '' : `${number(low ?? value)} to ${number(high ?? value)}`
		});
	const gone = vanished.map(({ period, value }): UpdateRow => ({
		kind: 'vanished',
		period,
		before: number(value),
		after: 'stays',
		range: ''
	}));
	return {
		id: indicator.id,
		name: indicator.name,
		unit: indicator.unit,
		added: added.length,
		revised: revised.length,
		unchanged,
		vanished: vanished.length,
		outOfLine: [...added, ...revised].flatMap(({ outOfLine }) => (outOfLine === null ? [] : [outOfLine])),
		rows: [...added.map(rowOf('new')), ...revised.map(rowOf('revised')), ...gone],
		rejected: merged.rejected.map(reasonText),
		notices: merged.notices.map(reasonText),
		series: seriesChangeOf(
			seriesOf({ ...indicator, observations: merged.before }, asOf),
			seriesOf({ ...indicator, observations: merged.after }, asOf),
			indicator.unit,
			indicator.decimals
		)
	};
}

function scoreText({ score, position, status }: MergedScore): string {
	if (score === null) return status;
	return `${signedText(score, 1)}, ${position ?? status}`;
}

function changeText(before: number | null, after: number | null): string {
	if (before === null || after === null || Math.abs(after - before) < 0.05) return 'no change';
	return signedText(after - before, 1);
}
