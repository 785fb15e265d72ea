import { createHash } from 'node:crypto';
import type { NewSnapshot } from '../../../src/lib/server/archive/archive.ts';

const scenarios = ['baseline', 'energy-lifeline', 'isolation-binds-them'];
const topics = ['Oil', 'Arms', 'Visits', 'Votes', 'Kyat', 'Sanctions', 'Trade'];

/** An invented briefing for the archive, the same for the same number; its text is as long as asked. */
export function inventedSnapshot(number: number, length = 200): NewSnapshot {
	const text = JSON.stringify({ number, padding: 'x'.repeat(length) });
	const scenario = scenarios[number % scenarios.length] ?? '';
	const title = `${topics[number % topics.length] ?? ''} week ${number}`;
	return {
		id: createHash('sha256').update(text).digest('hex'),
		taken: new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString().replace('.000Z', 'Z'),
		asOf: '2026-11-22',
		title,
		watch: 'Alignment Watch',
		scenario,
		scenarioName: scenario,
		score: number / 100,
		position: 'mixed',
		corrects: null,
		taker: number % 2 === 0 ? null : 'a.nalyst',
		words: `${title} ${scenario} ${'the analyst writes at some length '.repeat(10)}`,
		text
	};
}
