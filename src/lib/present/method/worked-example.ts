import {
	printedDecimals,
	printedParts,
	roundedScore,
	type Day,
	type Draws,
	type IndicatorOutlook,
	type Outlook
} from '#engine';
import { answerTo, scoredIndicators } from '#ask';
import type { ScoredIndicator, Watch, WatchScenario } from '#parse';
import { dateText, periodText } from '../words/date-text.ts';
import { measureText, numberText, percentText, signedText } from '../words/numbers/number-text.ts';
import { sourceName } from '../words/names/source-text.ts';
import { gradeText } from '../words/labels.ts';

/** One figure followed from its row to the verdict, with the numbers of the shipped watch. */
export interface WorkedExample {
	readonly asOf: string;
	readonly scenario: string;
	readonly indicator: { readonly id: string; readonly name: string; readonly rowHref: string };
	readonly steps: readonly {
		readonly name: string;
		readonly text: string;
		readonly formula: string | null;
	}[];
	readonly contributions: readonly { readonly id: string; readonly name: string; readonly adds: string }[];
	readonly total: string;
}

type CountedPart = IndicatorOutlook & {
	readonly value: number;
	readonly pull: number;
	readonly share: number;
	readonly contribution: number;
};

const isCounted = (part: IndicatorOutlook): part is CountedPart =>
	part.state === 'observed' &&
	part.value !== null &&
	part.pull !== null &&
	part.share !== null &&
	part.contribution !== null;

/** The level's row, in words. */
function levelStep(
	part: CountedPart,
	indicator: ScoredIndicator,
	watch: Watch
): WorkedExample['steps'][number] {
	if (part.level.state !== 'observed') return { name: 'Level', text: 'none', formula: null };
	const { chosen, ageDays } = part.level;
	const source = watch.sources.get(chosen.source);
	return {
		name: 'Level',
		text: `The newest figure published by then is ${measureText(part.value, indicator.unit, indicator.decimals)} for ${periodText(chosen.period.text)}, from ${source ? sourceName(source) : chosen.source}, published ${dateText(chosen.published, chosen.publishedPrecision)}, grade ${chosen.grade} (${gradeText(chosen.grade)}). It is ${ageDays} days old; past ${indicator.staleDays} it would be aged: it would still count, with a wider range.`,
		formula: null
	};
}

function pullStep(
	{ value, pull }: CountedPart,
	{ goalposts, scale, decimals }: ScoredIndicator
): WorkedExample['steps'][number] {
	const { middle } = goalposts;
	const towards = pull >= 0 ? 'close' : 'distant';
	const post = goalposts[towards];
	const u = (x: number): string =>
		scale === 'log' ? `ln ${numberText(x, decimals)}` : numberText(x, decimals);
	const sign = pull >= 0 ? '' : '−';
	return {
		name: 'Pull',
		text: `The middle is ${middle}; the ${towards} post stands at ${post}. The figure lies on that side, so its pull is the share of the way it has gone, at most 1.`,
		formula: `pull = ${sign}min(1, (${u(value)} − ${u(middle)}) / (${u(post)} − ${u(middle)})) = ${signedText(pull, 4)}`
	};
}

function weighStep(part: CountedPart, outlook: Outlook): WorkedExample['steps'][number] {
	const total = outlook.indicators.reduce((sum, { share, weight }) => sum + (share === null ? 0 : weight), 0);
	const polarity =
		part.polarity === -1 ? ' This scenario reads it the other way round, so the sign is turned.' : '';
	return {
		name: 'Weight',
		text: `The scenario weighs it ${numberText(part.weight, 0)}; all indicators with a figure weigh ${numberText(total, 0)} together.${polarity}`,
		formula: `adds = 100 × ${numberText(part.weight, 0)}/${numberText(total, 0)} × ${signedText(part.pull * part.polarity, 4)} = ${signedText(part.contribution, 4)}`
	};
}

function scoreStep(outlook: Outlook, watch: Watch): WorkedExample['steps'][number] {
	const { score, position, threshold, coverage } = outlook;
	const outcome =
		position === null ? 'no position is given' : `the position is “${watch.positions[position]}”`;
	const printed =
		score === null
			? 'none'
			: signedText(roundedScore(score, printedDecimals(score, threshold)), printedDecimals(score, threshold));
	return {
		name: 'Position',
		text: `What all indicators add makes the index: ${printed}. From ${signedText(threshold, 0)} the two stand close, from ${signedText(-threshold, 0)} distant, between the picture is mixed; figures within their age limit cover ${percentText(coverage.observed)} of the weight, so ${outcome}.`,
		formula: null
	};
}

/** What the part's newest figure changed, and what all of them changed together. */
function directionSteps(
	part: CountedPart,
	outlook: Outlook,
	{ unit, decimals }: ScoredIndicator,
	watch: Watch
): WorkedExample['steps'][number][] {
	const { change, verdict, news } = outlook.direction;
	const before = part.level.state === 'missing' ? null : part.level.before;
	if (change === null || news === null) return [];
	const against =
		before === null || part.basePull === null || part.change === null || part.changeShare === null
			? 'It has no figure of about a year before, so it has no part in the direction.'
			: part.news === true
				? `About a year before it read ${measureText(before.value, unit, decimals)} for ${periodText(before.chosen.period.text)}: its pull went from ${signedText(part.basePull, 4)} to ${signedText(part.pull, 4)}.`
				: 'Its newest figure is no longer news, so its change counts as 0.';
	const formula =
		part.news === true && part.changeShare !== null && part.basePull !== null && part.change !== null
			? `change = 100 × ${numberText(part.changeShare, 4)} × ${signedText(part.polarity * (part.pull - part.basePull), 4)} = ${signedText(part.change, 4)}`
			: null;
	const delta = outlook.directionThreshold;
	const decimalsOf = printedDecimals(change, delta);
	const printed = signedText(roundedScore(change, decimalsOf), decimalsOf);
	const outcome =
		verdict === null ? 'no direction is given' : `the direction is “${watch.directions[verdict]}”`;
	return [
		{ name: 'Change', text: against, formula },
		{
			name: 'Direction',
			text: `The changes of all indicators make ${printed}, with news on ${percentText(news)} of the weight. From ${signedText(delta, 0)} the alignment deepens, from ${signedText(-delta, 0)} it weakens, between it holds; so ${outcome}.`,
			formula: null
		}
	];
}

function drawStep(draws: Draws | null): WorkedExample['steps'][number][] {
	if (draws === null) return [];
	const { count, seed, shares, p05, p50, p95 } = draws;
	return [
		{
			name: 'Draws',
			text: `${numberText(count, 0)} times over, every value is drawn from its range and every weight within a quarter of itself (seed ${seed}). Half of the draws lie above ${signedText(p50, 1)}, nine in ten between ${signedText(p05, 1)} and ${signedText(p95, 1)}; ${percentText(shares.close)} are close, ${percentText(shares.mixed)} mixed, ${percentText(shares.distant)} distant.`,
			formula: null
		}
	];
}

/** The default way through the method with the watch's own numbers; null where nothing has a figure. */
export function workedExampleOf(watch: Watch, scenario: WatchScenario, asOf: Day): WorkedExample | null {
	const indicators = scoredIndicators(watch);
	const { outlook, draws } = answerTo({ watch, scenario, asOf });
	const weighed = outlook.indicators
		.filter(isCounted)
		.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
	const [part] = weighed;
	const indicator = indicators.find(({ id }) => id === part?.id);
	if (!part || !indicator || outlook.score === null || part.level.state !== 'observed') return null;
	const decimals = printedDecimals(outlook.score, watch.threshold);
	const adds = printedParts(
		outlook.indicators.flatMap(({ id, contribution }) =>
			contribution === null ? [] : [{ id, value: contribution }]
		),
		outlook.score,
		decimals
	);
	return {
		asOf: dateText(asOf),
		scenario: scenario.name,
		indicator: {
			id: part.id,
			name: indicator.name,
			rowHref: `/indicators/${part.id}#row-${part.level.chosen.line}`
		},
		steps: [
			levelStep(part, indicator, watch),
			pullStep(part, indicator),
			weighStep(part, outlook),
			scoreStep(outlook, watch),
			...directionSteps(part, outlook, indicator, watch),
			...drawStep(draws)
		],
		contributions: indicators.flatMap(({ id, name }) => {
			const add = adds.get(id);
			return add === undefined ? [] : [{ id, name, adds: signedText(add, decimals) }];
		}),
		total: signedText(roundedScore(outlook.score, decimals), decimals)
	};
}
