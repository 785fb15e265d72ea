import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { importFile } from '#import';
import { dayText, parseDay, type Watch, type WatchIndicator } from '#parse';
import { readWatch } from '#server/watch-folder.ts';

const folder = join(import.meta.dirname, '../../indicators');
const eventsText = readFileSync(join(folder, 'events.csv'));
let watch: Watch;

beforeAll(async () => {
	const read = await readWatch(folder);
	if ('issues' in read) throw new Error('the shipped watch has issues');
	watch = read.watch;
});

// eslint-disable-next-line @typescript-eslint/require-await -- stands in for a stream
async function* whole(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}

const countedIndicators = (): readonly WatchIndicator[] =>
	watch.indicators.filter((indicator) => indicator.import?.format === 'events');

/** The rows in force of an indicator's own count: for each end of a period the one published last. */
function rowsInForce({ observations, import: block }: WatchIndicator): Map<number, number | null> {
	const newest = new Map<number, { readonly published: number; readonly value: number | null }>();
	for (const { period, published, value, source } of observations) {
		if (source !== block?.source) continue;
		const held = newest.get(period.end);
		if (held === undefined || published >= held.published) newest.set(period.end, { published, value });
	}
	return new Map([...newest].map(([end, { value }]) => [end, value]));
}

describe('events and counts', () => {
	test('the counts of the watch are those that say so', () => {
		expect(countedIndicators().map(({ id }) => id)).toEqual([
			'agreements-signed',
			'high-level-visits',
			'joint-exercises',
			'net-sanctions-myanmar',
			'net-sanctions-us-eu',
			'nuclear-milestones',
			'un-cover-russia'
		]);
	});

	test('every count in force is what the events add up to', async () => {
		for (const indicator of countedIndicators()) {
			const { id, decimals, observations, import: block } = indicator;
			if (block === undefined) throw new Error(id);
			const counted = Math.max(...observations.map(({ published }) => published));
			const { observations: found, issues } = await importFile(whole(eventsText), {
				file: 'events.csv',
				block,
				published: counted,
				modified: null,
				today: counted,
				sources: watch.sources
			});
			expect(issues, id).toEqual([]);
			expect(found.length, id).toBeGreaterThan(15);
			const held = rowsInForce(indicator);
			const ends = new Set<number>();
			for (const { period, value } of found) {
				const end = endOf(period);
				ends.add(end);
				expect(held.get(end), `${id} ${period}`).toBeCloseTo(Number(value.toFixed(decimals)), 6);
			}
			// The yearly means of UN cover before the coup rest on too few events to be counted again.
			const others = [...held.keys()].filter((end) => !ends.has(end)).map(dayText);
			expect(others, id).toEqual(
				id === 'un-cover-russia' ? ['2017-12-31', '2018-12-31', '2019-12-31', '2020-12-31'] : []
			);
		}
	});

	test('the Canadian rounds add up to the total that Ottawa stated on 29 October 2024', () => {
		const canadian = watch.events.filter(
			({ counts, date }) =>
				counts.has('net-sanctions-myanmar') &&
				!counts.has('net-sanctions-us-eu') &&
				date <= (parseDay('2024-10-29') ?? 0)
		);
		const sum = canadian.reduce((total, { counts }) => total + (counts.get('net-sanctions-myanmar') ?? 0), 0);
		expect(canadian.map(({ title }) => title).filter((title) => !title.includes('Canada'))).toEqual([]);
		expect(sum).toBe(92 + 45);
	});
});

/** Last day of a counted window, which spanText writes by months or as a year. */
function endOf(period: string): number {
	const last = period.split('/').at(-1) ?? '';
	const [year = 0, month = 12] = last.split('-').map(Number);
	const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
	return (parseDay(next) ?? 0) - 1;
}
