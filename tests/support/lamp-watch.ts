import { importShape } from '#import';
import { parseWatchFolder, type Watch, type WatchIndicator, type WatchScenario } from '#parse';
import { inventedFolder, observationsHeader } from './invented-watch.ts';

/** A watch of invented files; throws on their issues. */
export function lampWatch(changes: Readonly<Record<string, string | null>> = {}): Watch {
	const read = parseWatchFolder(inventedFolder(changes), importShape);
	if ('issues' in read) throw new Error(JSON.stringify(read.issues));
	return read.watch;
}

const sources = [
	{ id: 'log', type: 'book', title: 'Log', author: [{ literal: 'Lighthouse' }], URL: 'https://log.example/' },
	{ id: 'eye', type: 'article', title: 'By eye', author: [{ literal: 'Keeper' }] }
];

/**
 * The same with all that a row can be: a first word, a later word of its source and of another on its period, a mistake
 * put right, a plan; and a second indicator, the wick, that is context alone.
 */
export const toldLamp = (): Watch =>
	lampWatch({
		'sources.json': JSON.stringify(
			sources.map((source) => ({ ...source, issued: { 'date-parts': [[2026, 6, 30]] } }))
		),
		'lamp/observations.csv': `${observationsHeader}
2025-06,2025-07-03,120,,,log,page 1,A1,A,
2026-05,2026-06-03,180,,,log,page 7,A1,A,
2026-05,2026-06-10,190,,,log,page 7,A1,A,Read anew.
2026-05,2026-06-12,170,,,eye,by eye,C3,A,
2026-06,2026-07-03,20,,,log,page 8,A1,A,
2026-06,2026-07-05,200,180,240,log,page 8,A1,A,Corrects a slip.
2026-12,2026-07-06,400,,,log,page 9,A1,F,
`,
		'wick/indicator.yaml': `name: Wick
group: light
question: How long is it?
unit: cm
decimals: 1
scale: linear
context_only: true
frequency: P1Y
publication_lag_days: 30
`,
		'wick/observations.csv': `${observationsHeader}\n2025,2026-01-20,4.5,,,eye,ruler,C3,A,\n`
	});

/** The one scenario of an invented watch. */
export function onlyScenario({ scenarios }: Watch): WatchScenario {
	const [scenario] = scenarios;
	if (scenario === undefined) throw new Error('the watch has no scenario');
	return scenario;
}

export function indicatorOf({ indicators }: Watch, id: string): WatchIndicator {
	const found = indicators.find((one) => one.id === id);
	if (found === undefined) throw new Error(id);
	return found;
}
