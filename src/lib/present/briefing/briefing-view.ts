import type { Day, Outlook, Reading } from '#engine';
import { dayAt, isScored, READINGS, type ScoredIndicator, type Watch } from '#parse';
import { type SnapshotRecord, statedOutlook, watchOfRecord } from '#briefing';
import { boardViewOf, type BoardView } from '../board/board-view.ts';
import type { IndicatorRow } from '../board/indicator-row.ts';
import {
	caveatsOf,
	judgementViewOf,
	numberedSources,
	weightViews,
	type JudgementView,
	type NumberedSource,
	type WeightView
} from './briefing-parts.ts';
import { markersOf } from '../chart/chart-events.ts';
import { dateText } from '../words/date-text.ts';
import type { ChartDefinition } from '../chart/chart-definition.ts';
import { historyChartOf, historyFrameOf, historySpanOf, type ScoredDate } from '../board/history-chart.ts';
import { movedViewOf, type MovedView } from './moved-view.ts';
import { qrViewOf, type QrView } from './qr-view.ts';
import { robustnessOf, type Robustness } from '../words/robustness-text.ts';
import { densityOfBins, scaleSpanOf, scaleViewOf, type ScaleView } from '../board/scale-view.ts';
import { fileNameOf } from '../words/watch-name.ts';
import { sourceName } from '../words/source-text.ts';
import { seriesOf } from '../chart/sparkline.ts';

/** A briefing in words and shapes: the one view behind the page, the PDF, the offline file and Word. */
export interface BriefingView {
	readonly id: string;
	/** `7f3a c91e`, to say on the telephone. */
	readonly shortId: string;
	readonly address: string;
	readonly fileName: string;
	readonly watchTitle: string;
	readonly naming: string;
	readonly question: string;
	readonly asOf: string;
	readonly taken: string;
	/** The analyst's own title; blank if there is none. */
	readonly title: string;
	readonly headline: string;
	readonly summary: string;
	readonly sentences: readonly string[];
	readonly robustness: Robustness;
	readonly judgement: JudgementView | null;
	readonly scale: ScaleView;
	readonly history: ChartDefinition;
	readonly moved: {
		readonly heading: string;
		readonly lead: string;
		readonly href: string;
		readonly view: MovedView | null;
	} | null;
	readonly groups: BoardView['groups'];
	readonly scenario: { readonly name: string; readonly storyline: string; readonly edited: boolean };
	readonly weights: readonly WeightView[];
	readonly caveats: readonly string[];
	readonly sources: readonly NumberedSource[];
	readonly corrects: { readonly href: string; readonly shortId: string } | null;
	readonly made: string;
	readonly qr: QrView;
}

/** A record's dates have been checked. */
const recordDay = (text: string): Day => dayAt(Date.parse(text));

/** `7f3a c91e`: the first eight digits of a briefing's number. */
export function shortNumber(id: string): string {
	return `${id.slice(0, 4)} ${id.slice(4, 8)}`;
}

/** `22 Nov 2026, 08:30 UTC`. */
export function takenText(taken: string): string {
	return `${dateText(dayAt(Date.parse(taken)))}, ${taken.slice(11, 16)} UTC`;
}

/** Without ending: `2026-11-22-alignment-watch-7f3ac91e`, by the title of the watch. */
export function briefingFileName(id: string, { asOf, watch }: SnapshotRecord): string {
	return `${asOf}-${fileNameOf(watch.title)}-${id.slice(0, 8)}`;
}

function historyOfRecord(
	record: SnapshotRecord,
	events: ReturnType<typeof watchOfRecord>['events']
): ChartDefinition {
	const { history } = record.result;
	const dates = history.dates.map(recordDay);
	const pointsOf = (reading: Reading): ScoredDate[] =>
		dates.map((asOf, at) => ({
			asOf,
			score: history[reading].scores[at] ?? null,
			position: history[reading].positions[at] ?? null,
			change: history[reading].changes[at] ?? null,
			direction: history[reading].directions[at] ?? null
		}));
	const to = recordDay(record.asOf);
	const from = dates[0] ?? to;
	const { threshold } = record.watch;
	const points = new Map(READINGS.map((reading) => [reading, pointsOf(reading)]));
	const span = historySpanOf(points, threshold);
	const markers = markersOf(events, from, to);
	const chart = historyChartOf(historyFrameOf({ span, threshold, names: record.watch, markers }), points);
	// A server sends a view as plain data, and these points make their words when they are asked.
	const lines = chart.lines.map((line) => ({
		...line,
		points: line.points.map(({ x, y, dot, text }) => ({ x, y, dot, text }))
	}));
	return { ...chart, lines };
}

function scaleOf(outlook: Outlook, { result, watch }: SnapshotRecord): ScaleView {
	const bins = (result.draws?.bins ?? []).map(([from, count]) => ({ from, to: from + 2, count }));
	const span = scaleSpanOf(outlook, result.draws);
	return scaleViewOf(outlook, densityOfBins(bins, span), span, watch);
}

function movedOf(record: SnapshotRecord): BriefingView['moved'] {
	const { previous, result } = record;
	if (previous === null) return null;
	const asOf = dateText(recordDay(previous.asOf));
	const heading = `What moved since the briefing of ${asOf}`;
	const href = `/briefings/${previous.id}`;
	const { score } = result.outlook;
	if (previous.steps === null || previous.score === null || score === null)
		return { heading, href, lead: 'One of the two has no score, so there is nothing to split.', view: null };
	const { threshold } = record.watch;
	const view = movedViewOf({ score0: previous.score, score1: score, threshold, steps: previous.steps });
	const lead =
		view.from === view.to && view.steps.every(({ parts }) => parts.length === 0)
			? `The index stands where it stood, at ${view.to}.`
			: `The index went from ${view.from} to ${view.to}, a change of ${view.total}.`;
	return { heading, href, lead, view };
}

/** The rows that count, each naming its source by the number that the list of sources gives it. */
function tableOf(
	{ groups }: BoardView,
	{ indicators }: Outlook,
	weights: readonly WeightView[],
	known: Watch['sources']
): Pick<BriefingView, 'groups' | 'sources'> {
	const weighed = new Set(weights.map(({ id }) => id));
	const counting = groups
		.map((group) => ({
			...group,
			rows: group.rows.filter(({ id, state }) => weighed.has(id) || state === 'assumed')
		}))
		.filter(({ rows }) => rows.length > 0);
	const parts = new Map(indicators.map((part) => [part.id, part]));
	const inOrder = counting.flatMap(({ rows }) => rows.flatMap(({ id }) => parts.get(id) ?? []));
	const sources = numberedSources(inOrder, known);
	const numbers = new Map(sources.map(({ id, number }) => [id, number]));
	const numbered = (row: IndicatorRow): IndicatorRow => {
		const level = parts.get(row.id)?.level;
		const number =
			level === undefined || level.state === 'missing' ? undefined : numbers.get(level.chosen.source);
		return row.source === null || number === undefined
			? row
			: { ...row, source: `${row.source} [${number}]` };
	};
	return { sources, groups: counting.map((group) => ({ ...group, rows: group.rows.map(numbered) })) };
}

function headlineOf(
	{ watch, scenario }: SnapshotRecord,
	{ outcome, scoreText: score }: BoardView['verdict']
): string {
	const pair = watch.subject.replace('-', '–');
	const index = score === null ? '' : `, index ${score}`;
	return `${pair}: ${outcome.toLowerCase()} under ${scenario.name}${scenario.edited ? ', edited' : ''}${index}`;
}

function heaviestFirst({ indicators }: Watch, { weights }: SnapshotRecord['scenario']): ScoredIndicator[] {
	const weightOf = new Map(weights.map(({ indicator, weight }) => [indicator, weight]));
	return indicators.filter(isScored).sort((a, b) => (weightOf.get(b.id) ?? 0) - (weightOf.get(a.id) ?? 0));
}

/** A record in words. `origin` is where the archive is reached, for the permanent address. */
export function briefingViewOf(id: string, record: SnapshotRecord, origin: string): BriefingView {
	const watch = watchOfRecord(record);
	const outlook = statedOutlook(record);
	const { result, scenario } = record;
	const asOf = recordDay(record.asOf);
	const indicators = heaviestFirst(watch, scenario);
	const board = boardViewOf(outlook, {
		positions: watch.positions,
		directions: watch.directions,
		groups: watch.groups,
		indicators,
		sourceNames: new Map([...watch.sources].map(([key, source]) => [key, sourceName(source)])),
		series: new Map(indicators.map((one) => [one.id, seriesOf(one, asOf)])),
		pageQuery: `?as-of=${record.asOf}`,
		scenarioName: scenario.name,
		edited: scenario.edited
	});
	const weights = weightViews(outlook, new Map(indicators.map((one) => [one.id, one])), scenario.weights);
	const { groups, sources } = tableOf(board, outlook, weights, watch.sources);
	const address = `${origin}/briefings/${id}`;
	return {
		id,
		shortId: shortNumber(id),
		address,
		fileName: briefingFileName(id, record),
		watchTitle: watch.title,
		naming: watch.naming,
		question: watch.question,
		asOf: dateText(asOf),
		taken: takenText(record.taken),
		title: record.title,
		headline: headlineOf(record, board.verdict),
		summary: board.verdict.summary,
		sentences: board.verdict.sentences,
		robustness: robustnessOf({
			outlook,
			draws: result.draws,
			weightSpace: result.weightSpace?.position ?? null,
			sensitivity: result.breakEven && { breakEven: result.breakEven },
			indicators,
			positions: watch.positions
		}),
		judgement: judgementViewOf(record.judgement),
		scale: scaleOf(outlook, record),
		history: historyOfRecord(record, watch.events),
		moved: movedOf(record),
		groups,
		scenario: { name: scenario.name, storyline: scenario.storyline, edited: scenario.edited },
		weights,
		caveats: caveatsOf(outlook, watch),
		sources,
		corrects:
			record.corrects === null
				? null
				: { href: `/briefings/${record.corrects}`, shortId: shortNumber(record.corrects) },
		made: `Watch files ${record.watch.digest.slice(0, 12)}; ${record.draws.count} draws, seed ${record.draws.seed}; edges ${record.watch.threshold} and ${record.watch.directionThreshold}; method ${record.method}.`,
		qr: qrViewOf(address)
	};
}
