import { dueAfter, printedDecimals, printedParts, roundedScore, withoutEachOf, type Outlook } from '#engine';
import type { ScoredIndicator, VerdictNames } from '#parse';
import type { SnapshotRecord, Unlike } from '#briefing';
import { type BoardView } from '../board/board-view.ts';
import { scoreText } from '../words/numbers/score-text.ts';
import type { IndicatorRow } from '../board/indicator-row.ts';
import { isolated } from '../words/names/isolated.ts';
import { dateText } from '../words/date-text.ts';
import { percentText, signedText, valueText } from '../words/numbers/number-text.ts';
import { directionReasonText, ratedText, statusReasonText } from '../words/labels.ts';
import { leadingMovers, type MovedView } from './moved-view.ts';

/** A row of the five largest parts. */
type FrontRow = Pick<
	IndicatorRow,
	'id' | 'name' | 'bound' | 'latest' | 'period' | 'pull' | 'adds' | 'grade'
> & {
	/** What it read about a year before; a dash without one. */
	readonly before: string;
	/** As the list of sources numbers it; null without a source. */
	readonly source: number | null;
};

/** Page one, which stands alone: both verdicts, the largest parts, what they hang on, what changed since. */
export interface FrontView {
	readonly close: { readonly heading: string; readonly text: string };
	readonly way: { readonly heading: string; readonly text: string };
	readonly parts: readonly FrontRow[];
	/** The other parts that count, and what they add: the printed column adds up to the printed index. */
	readonly rest: { readonly count: number; readonly adds: string } | null;
	readonly hangs: readonly string[];
	readonly since: { readonly heading: string; readonly text: string };
	/** Of the evidence, with what caps it. */
	readonly confidence: string | null;
}

const LARGEST = 5;

const quoted = (text: string): string => `“${text.toLowerCase()}”`;

function closeOf(
	outlook: Outlook,
	{ result }: SnapshotRecord,
	{ positions }: VerdictNames
): FrontView['close'] {
	const { score, position, threshold, coverage, status } = outlook;
	if (score === null || position === null) {
		const why = status === 'ok' ? '' : `: ${statusReasonText[status]}`;
		return { heading: 'How close: no verdict', text: `No position is given${why}.` };
	}
	const nearest = score >= 0 ? threshold : -threshold;
	const outer = positions[nearest > 0 ? 'close' : 'distant'];
	const away = Math.abs(score - nearest);
	const decimals = printedDecimals(score, threshold);
	const inside = position === 'mixed' ? 'short of' : 'beyond';
	const draws =
		result.draws &&
		` In ${percentText(result.draws.shares[position])} of draws it is ${positions[position].toLowerCase()}.`;
	const aged = coverage.aged > 0 ? `, ${percentText(coverage.aged)} on aged figures` : '';
	const assumed = coverage.assumed > 0 ? `, ${percentText(coverage.assumed)} assumed` : '';
	const missing = coverage.missing > 0 ? `, ${percentText(coverage.missing)} missing` : '';
	return {
		heading: `How close: ${scoreText(score, threshold)}, ${positions[position].toLowerCase()}`,
		text: `${roundedScore(away, decimals).toFixed(decimals)} points ${inside} the edge of ${quoted(outer)}.${draws ?? ''} ${percentText(coverage.observed)} of the weight freshly observed${aged}${assumed}${missing}.`
	};
}

function wayOf(outlook: Outlook, { result }: SnapshotRecord, { directions }: VerdictNames): FrontView['way'] {
	const { direction, directionThreshold } = outlook;
	const { change, verdict, status, news } = direction;
	if (change === null || verdict === null)
		return {
			heading: 'Which way: no verdict',
			text: `No direction is given: ${directionReasonText[status === 'ok' ? 'insufficient' : status]}.`
		};
	const shares = result.draws?.change?.shares;
	const draws = shares
		? ` In ${percentText(shares[verdict])} of draws it is ${directions[verdict].toLowerCase()}.`
		: '';
	return {
		heading: `Which way: ${scoreText(change, directionThreshold)}, ${directions[verdict].toLowerCase()}`,
		text: `What the newest figures changed against about a year before; news on ${percentText(news ?? 0)} of the weight.${draws}`
	};
}

function partsOf(
	outlook: Outlook,
	groups: BoardView['groups'],
	indicators: ReadonlyMap<string, ScoredIndicator>,
	numbers: ReadonlyMap<string, number>
): Pick<FrontView, 'parts' | 'rest'> {
	const { score, threshold } = outlook;
	if (score === null) return { parts: [], rest: null };
	const decimals = printedDecimals(score, threshold);
	const counting = outlook.indicators.flatMap(({ id, contribution }) =>
		contribution === null ? [] : [{ id, value: contribution }]
	);
	const printed = printedParts(counting, score, decimals);
	const largest = counting.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, LARGEST);
	const rows = new Map(groups.flatMap((group) => group.rows.map((row) => [row.id, row])));
	const levels = new Map(outlook.indicators.map((one) => [one.id, one]));
	const parts = largest.flatMap(({ id }): FrontRow[] => {
		const [row, part, indicator] = [rows.get(id), levels.get(id), indicators.get(id)];
		if (!row || !part || !indicator) return [];
		const { name, bound, latest, period, pull, adds, grade } = row;
		const { level, state } = part;
		const base = level.state === 'missing' ? null : level.before;
		const before = base === null ? '–' : valueText(base.value, indicator.unit, indicator.decimals);
		const cited =
			level.state === 'missing' || state === 'assumed' ? undefined : numbers.get(level.chosen.source);
		return [{ id, name, bound, latest, period, pull, adds, grade, before, source: cited ?? null }];
	});
	const shown = largest.reduce((sum, { id }) => sum + (printed.get(id) ?? 0), 0);
	const count = counting.length - largest.length;
	const left = roundedScore(roundedScore(score, decimals) - shown, decimals);
	return { parts, rest: count === 0 ? null : { count, adds: signedText(left, decimals) } };
}

const listed = (names: readonly string[]): string =>
	names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;

const MOST_NAMED = 3;

/** What the verdicts hang on: the heaviest part left out, and which parts alone turn a verdict. */
function hangsOf(
	outlook: Outlook,
	indicators: ReadonlyMap<string, ScoredIndicator>,
	{ positions, directions }: VerdictNames
): string[] {
	if (outlook.position === null) return [];
	const nameOf = (id: string): string => isolated(indicators.get(id)?.name ?? id);
	const each = withoutEachOf(outlook);
	const share = new Map(outlook.indicators.map((one) => [one.id, Math.abs(one.contribution ?? 0)]));
	const [first] = each.toSorted((a, b) => (share.get(b.id) ?? 0) - (share.get(a.id) ?? 0));
	const said: string[] = [];
	if (first !== undefined && first.score !== null) {
		const verdicts = [
			first.position && positions[first.position].toLowerCase(),
			first.direction && directions[first.direction].toLowerCase()
		];
		const words = verdicts.filter((word) => word !== null).join(', ');
		said.push(
			`Without ${nameOf(first.id)}: ${scoreText(first.score, outlook.threshold)}, ${words || 'no verdict'}.`
		);
	}
	for (const [verdict, name] of [
		['position', 'position'],
		['direction', 'direction']
	] as const) {
		const turning = each.filter(({ turns }) => turns.includes(verdict)).map(({ id }) => nameOf(id));
		const more = turning.length > MOST_NAMED ? ` (and ${turning.length - MOST_NAMED} others)` : '';
		said.push(
			turning.length === 0
				? `No single part’s absence changes the ${name}.`
				: `The ${name} changes without ${listed(turning.slice(0, MOST_NAMED))}${more}.`
		);
	}
	return said;
}

const unlikeText: Readonly<Record<Unlike, string>> = {
	'edited-now': 'this briefing has weights or what-ifs of its own',
	'edited-then': 'that one had weights or what-ifs of its own',
	weights: 'the scenario’s weights were changed in between'
};

/** What a briefing says of the one before; like is compared with like only. */
function sinceOf({ previous, result, watch }: SnapshotRecord, moved: MovedView | null): FrontView['since'] {
	if (previous === null)
		return { heading: 'Since the last briefing', text: 'There is no earlier briefing of this scenario.' };
	const heading = `Since the briefing of ${dateText(Date.parse(previous.asOf) / 86_400_000)}`;
	if (previous.unlike !== undefined)
		return {
			heading,
			text: `Not compared: ${unlikeText[previous.unlike]}, so the move would not be time’s alone.`
		};
	if (moved === null) return { heading, text: 'One of the two has no score.' };
	const { position } = result.outlook;
	const [was, is] = [previous.position, position].map((one) =>
		one === null ? 'no verdict' : watch.positions[one].toLowerCase()
	);
	const words = was === is ? `${is ?? ''} then and now` : `${was ?? ''} then, ${is ?? ''} now`;
	const movers = leadingMovers(moved, 3).join(', ');
	return {
		heading,
		text: `Same scenario and weights: ${moved.from} → ${moved.to}, ${words}.${movers === '' ? ' Nothing moved it.' : ` ${movers}.`}`
	};
}

/** Figures that should have been out by the day, the heaviest first; blank where none is. */
function overdueText({ indicators, asOf }: Outlook, known: ReadonlyMap<string, ScoredIndicator>): string {
	const overdue = indicators
		.flatMap(({ id, weight, level }) => {
			const indicator = known.get(id);
			if (indicator === undefined || weight === 0 || level.state === 'missing') return [];
			const due = dueAfter(indicator, level.chosen.period.end);
			return due < asOf ? [{ name: indicator.name, weight, due }] : [];
		})
		.sort((a, b) => b.weight - a.weight);
	if (overdue.length === 0) return '';
	const named = overdue
		.slice(0, MOST_NAMED)
		.map(({ name, due }) => `${isolated(name)} (since ${dateText(due, 'month')})`);
	const more = overdue.length - named.length;
	return ` Overdue: ${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

function confidenceOf({ confidence }: Outlook): string | null {
	return confidence === null ? null : `confidence in the evidence: ${ratedText(confidence)}`;
}

/** Page one of a briefing. `numbers` are those of the sources by id; `moved` the move since the briefing before. */
export function frontViewOf(
	record: SnapshotRecord,
	outlook: Outlook,
	facts: {
		readonly groups: BoardView['groups'];
		readonly indicators: ReadonlyMap<string, ScoredIndicator>;
		readonly numbers: ReadonlyMap<string, number>;
		readonly moved: MovedView | null;
	}
): FrontView {
	const { watch } = record;
	const since = sinceOf(record, facts.moved);
	return {
		close: closeOf(outlook, record, watch),
		way: wayOf(outlook, record, watch),
		...partsOf(outlook, facts.groups, facts.indicators, facts.numbers),
		hangs: hangsOf(outlook, facts.indicators, watch),
		since: { ...since, text: `${since.text}${overdueText(outlook, facts.indicators)}` },
		confidence: confidenceOf(outlook)
	};
}
