import type { ByDirection, ByPosition } from '#engine';
import { scoredIndicators, type Answer } from '#ask';
import { DIRECTIONS, POSITIONS, type Watch, type WatchScenario } from '#parse';
import {
	boardViewOf,
	calledLens,
	type BoardView,
	dateText,
	drawsLabel,
	editsJson,
	type IndicatorRow,
	lensText,
	percentText,
	signedText,
	sourceName,
	verdictsOfOutlook,
	verdictText
} from '#present';
import { tableText, wrapped } from '../table-text.ts';

/** An outlook for people: the page's own words and figures, 80 characters wide. */
export function outlookText(answer: Answer, scenario: WatchScenario, watch: Watch): string {
	const { outlook, firmness } = answer;
	const called = calledLens(scenario, editsJson(scenario, watch).edits !== undefined);
	const { verdict, groups } = boardViewOf(outlook, {
		positions: watch.positions,
		directions: watch.directions,
		groups: watch.groups,
		indicators: scoredIndicators(watch),
		sourceNames: new Map([...watch.sources].map(([id, source]) => [id, sourceName(source)])),
		series: new Map(),
		pageQuery: '',
		...called
	});
	const score = verdict.scoreText === null ? '' : ` (score ${verdict.scoreText})`;
	const said = verdictText(verdictsOfOutlook(outlook), firmness, watch);
	return [
		...wrapped(watch.question),
		...wrapped(
			`${said}, ${lensText(called.scenarioName, called.edited)}, on ${dateText(outlook.asOf)}${score}.`
		),
		...verdict.sentences.flatMap((sentence) => wrapped(sentence)),
		...spreadLines(answer, watch).flatMap((sentence) => wrapped(sentence)),
		'',
		indicatorTable(groups),
		'',
		...marksOf(groups.flatMap(({ rows }) => rows)),
		''
	].join('\n');
}

/** One table, so that the columns stand under one another through all groups. */
function indicatorTable(groups: BoardView['groups']): string {
	return tableText(
		[
			{ title: 'Indicator' },
			{ title: 'Weight', align: 'right' },
			{ title: 'Latest', align: 'right' },
			{ title: 'Period' },
			{ title: 'Adds', align: 'right' }
		],
		groups.flatMap(({ name, rows }) => [[name], ...rows.map(rowCells)])
	);
}

function rowCells(row: IndicatorRow): string[] {
	const latest = row.bound === null ? row.latest : `${row.bound} ${row.latest}`;
	return [
		`  ${row.name}${row.reversed ? ' (reversed)' : ''}`,
		row.weight,
		latest,
		row.period ?? '',
		row.adds
	];
}

function marksOf(rows: readonly IndicatorRow[]): string[] {
	return rows
		.filter(({ marks }) => marks.length > 0)
		.flatMap(({ name, marks }) => wrapped(`${name}: ${marks.map(({ text }) => text).join('; ')}.`));
}

function spreadLines({ draws, weightSpace }: Answer, watch: Watch): string[] {
	if (draws === null || weightSpace === null) return [];
	const { change } = draws;
	const changed =
		change === null
			? []
			: [
					`Change: ${directionShares(change.shares, watch)}; 90% of draws between ${signedText(change.p05, 1)} and ${signedText(change.p95, 1)}.`
				];
	const spaces =
		weightSpace.direction === null ? '' : `; ${directionShares(weightSpace.direction.shares, watch)}`;
	return [
		`${draws.count} draws: ${positionShares(draws.shares, watch)}; 90% of them between ${signedText(draws.p05, 1)} and ${signedText(draws.p95, 1)}. ${drawsLabel}`,
		...changed,
		`With any weights whatever: ${positionShares(weightSpace.position.shares, watch)}${spaces}.`
	];
}

function positionShares(shares: ByPosition<number>, { positions }: Watch): string {
	return POSITIONS.map((position) => `${positions[position]} ${percentText(shares[position])}`).join(', ');
}

function directionShares(shares: ByDirection<number>, { directions }: Watch): string {
	return DIRECTIONS.map((direction) => `${directions[direction]} ${percentText(shares[direction])}`).join(
		', '
	);
}
