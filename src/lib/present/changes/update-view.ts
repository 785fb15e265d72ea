import type { Band, Day, Issue, Observation } from '#engine';
import type { WatchIndicator } from '#parse';
import { dateText } from '../words/date-text.ts';
import { issueText } from '../words/issue-text.ts';
import { numberText, signedText } from '../words/number-text.ts';
import { seriesChangeOf, type SeriesChange } from '../indicator/series-change.ts';
import { seriesOf } from '../chart/sparkline.ts';

interface MergedRow {
	readonly period: string;
	readonly value: number;
	readonly low: number | null;
	readonly high: number | null;
	readonly before: number | null;
}

interface MergedScore {
	readonly score: number | null;
	readonly band: Band | null;
	readonly status: string;
}

/** What the importers report of a file; told by its shape, so that this room needn't know them. */
export interface MergedFile {
	readonly file: string;
	readonly format: string;
	readonly published: Day;
	readonly rows: number;
	readonly added: readonly MergedRow[];
	readonly revised: readonly MergedRow[];
	readonly unchanged: number;
	readonly vanished: readonly { readonly period: string; readonly value: number }[];
	readonly rejected: readonly Issue[];
	readonly notices: readonly Issue[];
	readonly scores: readonly {
		readonly name: string;
		readonly before: MergedScore;
		readonly after: MergedScore;
	}[];
	readonly before: readonly Observation[];
	readonly after: readonly Observation[];
}

interface UpdateRow {
	readonly kind: 'new' | 'revised' | 'vanished';
	readonly period: string;
	readonly before: string;
	readonly after: string;
	readonly range: string;
}

/** The preview of an import in words. */
export interface UpdateView {
	readonly summary: string;
	readonly rows: readonly UpdateRow[];
	readonly rejected: readonly string[];
	readonly notices: readonly string[];
	readonly scores: readonly {
		readonly name: string;
		readonly before: string;
		readonly after: string;
		readonly change: string;
	}[];
	readonly series: SeriesChange | null;
	/** Whether there is anything to accept. */
	readonly isChange: boolean;
}

export function updateViewOf(merged: MergedFile, indicator: WatchIndicator, asOf: Day): UpdateView {
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
		summary: `${merged.file} (${merged.format}), published ${dateText(merged.published)}: ${merged.rows} rows read; ${added.length} new, ${revised.length} revised, ${unchanged} unchanged, ${vanished.length} no longer in the file, ${merged.rejected.length} rejected.`,
		rows: [...added.map(rowOf('new')), ...revised.map(rowOf('revised')), ...gone],
		rejected: merged.rejected.map((issue) => issueText(issue)),
		notices: merged.notices.map((issue) => issueText(issue)),
		scores: merged.scores.map(({ name, before, after }) => ({
			name,
			before: scoreText(before),
			after: scoreText(after),
			change: changeText(before.score, after.score)
		})),
		series: seriesChangeOf(
			seriesOf({ ...indicator, observations: merged.before }, asOf),
			seriesOf({ ...indicator, observations: merged.after }, asOf),
			indicator.unit,
			indicator.decimals
		),
		isChange: added.length + revised.length > 0
	};
}

function scoreText({ score, band, status }: MergedScore): string {
	if (score === null) return status;
	return `${signedText(score, 1)}, ${band ?? status}`;
}

function changeText(before: number | null, after: number | null): string {
	if (before === null || after === null || Math.abs(after - before) < 0.05) return 'no change';
	return signedText(after - before, 1);
}
