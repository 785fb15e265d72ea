import type { Outlook } from '#engine';
import { dayAt, isScored, plainTexts, type ScoredIndicator, type Watch } from '#parse';
import { type SnapshotRecord, statedOutlook, watchOfRecord } from '#briefing';
import { boardViewOf, type BoardView } from '../board/board-view.ts';
import { scoreText } from '../words/numbers/score-text.ts';
import type { IndicatorRow } from '../board/indicator-row.ts';
import {
	caveatsOf,
	numberedSources,
	unweighedNames,
	weightViews,
	type NumberedSource,
	type WeightView
} from './briefing-parts.ts';
import { differenceViewOf, levelsOfOutlook, saysText, type DifferenceView } from './difference-view.ts';
import { frontRoomOf, type FrontRoomView } from './front-room.ts';
import { frontViewOf, type FrontView } from './front-view.ts';
import { judgementViewOf, type JudgementView } from './judgement-view.ts';
import { dateText } from '../words/date-text.ts';
import { calledLens, lensTitle } from '../words/names/lens-text.ts';
import type { ChartDefinition } from '../chart/chart-definition.ts';
import { frontHistoryOf, historyOfRecord, recordDay } from './briefing-history.ts';
import { movedViewOf, type MovedView } from './moved-view.ts';
import { qrViewOf, type QrView } from './qr-view.ts';
import { robustnessOf, type Robustness } from '../words/verdicts/robustness-text.ts';
import { densityOfBins, scaleSpanOf, scaleViewOf, type ScaleView } from '../board/scale-view.ts';
import { fileNameOf } from '../words/names/watch-name.ts';
import { sourceName } from '../words/names/source-text.ts';
import { seriesOf } from '../chart/sparkline.ts';
import { isolated } from '../words/names/isolated.ts';

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
	/** The analyst's title and the headline: what a file says of itself. */
	readonly documentTitle: string;
	/** A marking or a line on who may see it; blank without one. */
	readonly handling: string;
	/** Author and organisation; blank without either. */
	readonly by: string;
	/** From what it departs, and in what; null where it departs from nothing. */
	readonly difference: DifferenceView | null;
	readonly front: FrontView;
	/** How much of it page one has room for. */
	readonly frontRoom: FrontRoomView;
	readonly summary: string;
	readonly sentences: readonly string[];
	readonly robustness: Robustness;
	readonly judgement: JudgementView | null;
	readonly scale: ScaleView;
	readonly history: ChartDefinition;
	/** The same in real time alone, with the few newest events: what page one has room for. */
	readonly frontHistory: ChartDefinition;
	readonly moved: {
		readonly heading: string;
		readonly lead: string;
		readonly href: string;
		readonly view: MovedView | null;
	} | null;
	readonly groups: BoardView['groups'];
	readonly scenario: { readonly name: string; readonly storyline: string; readonly edited: boolean };
	readonly weights: readonly WeightView[];
	/** Indicators that the lens doesn't weigh. */
	readonly unweighed: readonly string[];
	readonly caveats: readonly string[];
	readonly sources: readonly NumberedSource[];
	readonly corrects: { readonly href: string; readonly shortId: string } | null;
	readonly made: string;
	readonly qr: QrView;
}

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

function scaleOf(outlook: Outlook, { result, watch }: SnapshotRecord): ScaleView {
	const bins = (result.draws?.bins ?? []).map(([from, count]) => ({ from, to: from + 2, count }));
	const span = scaleSpanOf(outlook, result.draws);
	return scaleViewOf(outlook, densityOfBins(bins, span), span, watch);
}

function movedOf(record: SnapshotRecord): BriefingView['moved'] {
	const { previous, result } = record;
	if (previous === null || previous.unlike !== undefined) return null;
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

function headlineOf({ watch, scenario, result }: SnapshotRecord): string {
	const pair = watch.subject.replace('-', '–');
	const { outlook, firmness } = result;
	const { score, position, direction } = outlook;
	const says = { score, position, change: direction.change, direction: direction.verdict, firmness };
	const verdicts = saysText(says, watch).replace(/ \(.*$/, '');
	const index = score === null ? '' : `; index ${scoreText(score, watch.threshold)}`;
	return `${pair}: ${verdicts} (under ${lensTitle({ ...scenario, name: isolated(scenario.name) }, scenario.edited)}${index})`;
}

function heaviestFirst({ indicators }: Watch, { weights }: SnapshotRecord['scenario']): ScoredIndicator[] {
	const weightOf = new Map(weights.map(({ indicator, weight }) => [indicator, weight]));
	return indicators.filter(isScored).sort((a, b) => (weightOf.get(b.id) ?? 0) - (weightOf.get(a.id) ?? 0));
}

/** What the record says of itself: its number, its day, who answers for it. */
function headOf(id: string, record: SnapshotRecord, origin: string) {
	const { watch, signed, corrects } = record;
	const headline = headlineOf(record);
	const address = `${origin}/briefings/${id}`;
	return {
		id,
		shortId: shortNumber(id),
		address,
		fileName: briefingFileName(id, record),
		watchTitle: watch.title,
		naming: watch.naming,
		question: watch.question,
		asOf: dateText(recordDay(record.asOf)),
		taken: takenText(record.taken),
		title: record.title,
		headline,
		documentTitle: record.title === '' ? headline : `${record.title}. ${headline}`,
		handling: signed?.handling ?? '',
		by: [signed?.author, signed?.organisation].filter(Boolean).join(', '),
		corrects: corrects === null ? null : { href: `/briefings/${corrects}`, shortId: shortNumber(corrects) },
		made: `Watch files ${watch.digest.slice(0, 12)}; ${record.draws.count} draws, seed ${record.draws.seed}; edges ${watch.threshold} and ${watch.directionThreshold}; method ${record.method}.`,
		qr: qrViewOf(address)
	};
}

function boardOfRecord(
	record: SnapshotRecord,
	outlook: Outlook,
	watch: Watch,
	indicators: readonly ScoredIndicator[]
): BoardView {
	const asOf = recordDay(record.asOf);
	return boardViewOf(outlook, {
		positions: watch.positions,
		directions: watch.directions,
		groups: watch.groups,
		indicators,
		sourceNames: new Map([...watch.sources].map(([key, source]) => [key, sourceName(source)])),
		series: new Map(indicators.map((one) => [one.id, seriesOf(one, asOf)])),
		pageQuery: `?as-of=${record.asOf}`,
		...calledLens(record.scenario, record.scenario.edited)
	});
}

/** A record in words. `origin` is where the archive is reached, for the permanent address. */
export function briefingViewOf(id: string, kept: SnapshotRecord, origin: string): BriefingView {
	// Kept records stay as they are; what would turn a line round is not shown.
	const record = plainTexts(kept);
	const watch = watchOfRecord(record);
	const outlook = statedOutlook(record);
	const { result, scenario } = record;
	const called = calledLens(scenario, scenario.edited);
	const indicators = heaviestFirst(watch, scenario);
	const board = boardOfRecord(record, outlook, watch, indicators);
	const byId = new Map(indicators.map((one) => [one.id, one]));
	const weights = weightViews(outlook, byId, record);
	const moved = movedOf(record);
	const history = historyOfRecord(record, watch.events);
	const { groups, sources } = tableOf(board, outlook, weights, watch.sources);
	const view = {
		...headOf(id, record, origin),
		difference: differenceViewOf(record, byId, levelsOfOutlook(outlook)),
		front: frontViewOf(record, outlook, {
			groups: board.groups,
			indicators: byId,
			numbers: new Map(sources.map((source) => [source.id, source.number])),
			moved: moved?.view ?? null
		}),
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
		history,
		frontHistory: frontHistoryOf(history),
		moved,
		groups,
		scenario: { name: called.scenarioName, storyline: scenario.storyline, edited: called.edited },
		weights,
		unweighed: unweighedNames(outlook, byId, weights),
		caveats: caveatsOf(outlook, watch),
		sources
	};
	return { ...view, frontRoom: frontRoomOf(view) };
}
