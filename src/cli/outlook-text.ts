import type { BandCounts } from '#engine';
import { scoredIndicators, type Answer } from '#ask';
import { BANDS, type Watch, type WatchScenario } from '#parse';
import {
	boardViewOf,
	type BoardView,
	dateText,
	drawsLabel,
	type IndicatorRow,
	percentText,
	signedText,
	sourceName
} from '#present';
import { tableText, wrapped } from './table-text.ts';

/** An outlook for people: the page's own words and figures, 80 characters wide. */
export function outlookText(answer: Answer, scenario: WatchScenario, watch: Watch): string {
	const { outlook } = answer;
	const { verdict, groups } = boardViewOf(outlook, {
		outcomes: watch.outcomes,
		groups: watch.groups,
		indicators: scoredIndicators(watch),
		sourceNames: new Map([...watch.sources].map(([id, source]) => [id, sourceName(source)])),
		series: new Map(),
		pageQuery: '',
		scenarioName: scenario.name,
		edited: false
	});
	const score = verdict.scoreText === null ? '' : ` (score ${verdict.scoreText})`;
	return [
		...wrapped(watch.question),
		...wrapped(`${verdict.outcome}${verdict.rest}, on ${dateText(outlook.asOf)}${score}.`),
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
		.flatMap(({ name, marks }) => wrapped(`${name}: ${marks.join('; ')}.`));
}

function spreadLines({ draws, weightSpace }: Answer, watch: Watch): string[] {
	if (draws === null || weightSpace === null) return [];
	return [
		`${draws.count} draws: ${sharesText(draws.shares, watch)}; 90% of them between ${signedText(draws.p05, 1)} and ${signedText(draws.p95, 1)}. ${drawsLabel}`,
		`Random weightings: ${sharesText(weightSpace.shares, watch)}.`
	];
}

function sharesText(shares: BandCounts, { outcomes }: Watch): string {
	return BANDS.map((band) => `${outcomes[band]} ${percentText(shares[band])}`).join(', ');
}
