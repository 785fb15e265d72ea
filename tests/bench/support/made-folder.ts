import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How large a watch to make. */
export interface FolderSize {
	readonly indicators: number;
	/** Rows of each. */
	readonly rows: number;
}

/** The newest day of a made folder's rows, in days since 1970: 14 November 2026. */
const LAST_DAY = 20_771;
/** Days that one source of an indicator covers; with more rows there are more sources. */
const DAYS = 5_000;

const SOURCES = 50;
const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
const indicatorId = (at: number): string => `made-${String(at).padStart(5, '0')}`;
const days = Array.from({ length: DAYS + 2 }, (_, back) => dayText(LAST_DAY - back));

function indicatorText(at: number): string {
	const isLog = at % 4 === 3;
	return [
		`name: Made indicator ${at}`,
		'group: one',
		'question: "How much of it is there?"',
		'unit: points',
		'decimals: 1',
		`scale: ${isLog ? 'log' : 'linear'}`,
		'goalposts:',
		'  distant: { at: 20, reason: "little" }',
		'  middle: { at: 50, reason: "between" }',
		'  close: { at: 90, reason: "much" }',
		'bounds: { min: 0 }',
		'frequency: P1D',
		'publication_lag_days: 1',
		'fresh_days: 90',
		'stale_days: 400',
		''
	].join('\n');
}

/** Figures of the days before the last, oldest first, with a range; of one source after another. */
function rowsText(at: number, rows: number): string {
	const lines: string[] = ['period,published,value,low,high,source,locator,grade,status,note'];
	for (let row = rows - 1; row >= 0; row -= 1) {
		const back = row % DAYS;
		const value = 30 + ((at * 53 + row * 29) % 470) / 10;
		const source = `source-${Math.floor(row / DAYS) % SOURCES}`;
		lines.push(
			`${days[back + 1] ?? ''},${days[back] ?? ''},${value},${(value - 2.5).toFixed(1)},${(value + 3.5).toFixed(1)},${source},table ${1 + (row % 9)},B2,A,`
		);
	}
	return `${lines.join('\n')}\n`;
}

/** Writes a sound watch of a given size, the same each time; returns the number of bytes of its observations. */
export function makeFolder(folder: string, { indicators, rows }: FolderSize): number {
	const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
	mkdirSync(join(folder, 'scenarios'), { recursive: true });
	write(
		'watch.yaml',
		[
			'title: A made watch',
			'question: How does it scale?',
			'subject: This-that',
			'naming: "this: one of two"',
			'positions: { distant: Distant, mixed: Mixed, close: Close }',
			'directions: { weakening: Weakening, holding: Holding, deepening: Deepening }',
			'threshold: 20',
			'seed: 1',
			'default_scenario: all',
			'history_from: 2024-01-01',
			'groups:',
			'  - { id: one, name: One }',
			''
		].join('\n')
	);
	const sources = Array.from({ length: SOURCES }, (_, at) => ({
		id: `source-${at}`,
		type: 'webpage',
		title: `Source ${at}`,
		issued: { 'date-parts': [[2026, 11, 15]] }
	}));
	write('sources.json', JSON.stringify(sources, null, 1));
	const ids = Array.from({ length: indicators }, (_, at) => indicatorId(at));
	const weights = ids.map((id, at) => `  ${id}: { weight: ${20 + ((at * 37) % 81)}, reason: made }`);
	write('scenarios/all.yaml', `name: All\nstoryline: Everything counts.\nweights:\n${weights.join('\n')}\n`);
	let bytes = 0;
	ids.forEach((id, at) => {
		mkdirSync(join(folder, id));
		write(`${id}/indicator.yaml`, indicatorText(at));
		const text = rowsText(at, rows);
		bytes += text.length;
		write(`${id}/observations.csv`, text);
	});
	return bytes;
}
