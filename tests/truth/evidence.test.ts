import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importFile } from '#import';
import { dayText, parseDay, type ScoredIndicator, type WatchIndicator } from '#parse';
import { shippedWatch } from '../support/shipped-watch.ts';

const folder = join(import.meta.dirname, '../../indicators');
const eventsText = readFileSync(join(folder, 'events.csv'));
const watch = await shippedWatch();

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
			'leader-visits-balance',
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
			expect(found.length, id).toBeGreaterThan(14);
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

	test('the Canadian rounds add up to the total that Ottawa stated on 29 October 2024, removals apart', () => {
		const canadian = watch.events.filter(
			({ counts, date }) =>
				counts.has('net-sanctions-myanmar') &&
				!counts.has('net-sanctions-us-eu') &&
				date <= (parseDay('2024-10-29') ?? 0)
		);
		expect(canadian.map(({ title }) => title).filter((title) => !title.includes('Canada'))).toEqual([]);
		const points = canadian.map(({ counts }) => counts.get('net-sanctions-myanmar') ?? 0);
		const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
		expect(total(points.filter((one) => one > 0))).toBe(92 + 45);
		expect(points.filter((one) => one < 0)).toEqual([-1]);
	});

	test('rounds of authorities that are not counted stand among the events without points', () => {
		const others = watch.events.filter(
			({ title, category }) =>
				category === 'sanctions' && /^(?:United Kingdom|Australia|New Zealand) (?!.*Canada)/.test(title)
		);
		expect(others.length).toBeGreaterThan(5);
		expect(others.filter(({ counts }) => counts.size > 0).map(({ title }) => title)).toEqual([]);
	});
});

test('every count and code of the watch says on which day it was made, in its row or in its source', () => {
	const early = parseDay('2026-11-22') ?? 0;
	const own = watch.indicators.flatMap(({ id, observations }) =>
		observations.filter(({ source }) => source.startsWith('aw-')).map((row) => ({ id, ...row }))
	);
	expect(own.length).toBeGreaterThan(200);
	const dated = ({ note, published, source }: (typeof own)[number]): boolean =>
		note.includes(`Counted on ${dayText(published)}`) ||
		published > early ||
		String(watch.sources.get(source)?.note).includes(
			'Rows published before 22 November 2026 were counted on'
		);
	expect(own.filter((row) => !dated(row)).map(({ id, line }) => `${id}:${line}`)).toEqual([]);
});

/** Last day of a counted window, which spanText writes by months or as a year. */
function endOf(period: string): number {
	const last = period.split('/').at(-1) ?? '';
	const [year = 0, month = 12] = last.split('-').map(Number);
	const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
	return (parseDay(next) ?? 0) - 1;
}

describe('sources', () => {
	test('every one is cited by a row, an event, a note or an import block', () => {
		const cited = new Set(watch.events.flatMap(({ sources }) => sources));
		const words: string[] = [...watch.sources.values()].map(({ note }) =>
			typeof note === 'string' ? note : ''
		);
		for (const { observations, import: block } of watch.indicators) {
			for (const row of observations) {
				cited.add(row.source);
				words.push(row.note, row.locator);
			}
			for (const id of [block?.source, ...(block?.earlier ?? [])]) if (id !== undefined) cited.add(id);
		}
		const text = ` ${words.join(' ')} `;
		const named = (id: string): boolean => new RegExp(`[^a-z0-9-]${id}[^a-z0-9-]`).test(text);
		expect([...watch.sources.keys()].filter((id) => !cited.has(id) && !named(id))).toEqual([]);
	});

	test('the licence is one for data, and the notices say what it doesn’t cover', () => {
		const notice = readFileSync(join(folder, '../NOTICE.md'), 'utf8').replaceAll(/\s+/g, ' ');
		expect(watch.license?.name).toBe('CC-BY-4.0');
		expect(notice).toContain('`indicators/` is a collection.');
		expect(notice).toContain('The figures of others are under neither licence');
	});

	test('no address leads to a proxy, a mirror made by software or a server behind one', () => {
		// Hosts and forms that were found among the sources once, and their like.
		const wrong =
			/oszar\.com|azureedge\.net|magnolia-platform|article-swipe|libspace\.io|thewall\.fyi|topnews\.com\/en\/society\/\?article|\.translate\.goog|webcache\.|cloudfront\.net|archive\.(?:ph|is|today)|:\d{2,5}\/|rest_route=|[/?&]amp(?:[/=]|$)|\/amp\//;
		const addresses = [...watch.sources.values()].map(({ id, URL: address }) => `${id} ${address ?? ''}`);
		expect(addresses.filter((line) => wrong.test(line))).toEqual([]);
		expect(
			addresses.filter((line) => / \S/.test(line) && !/ https?:\/\/[^\s/]+\.[a-z]{2,}/.test(line))
		).toEqual([]);
	});
});

/** The rows that nothing later of the same source replaces. */
function standingRows(indicator: WatchIndicator): WatchIndicator['observations'] {
	return indicator.observations.filter(
		(row) =>
			!indicator.observations.some(
				(other) =>
					other.source === row.source &&
					other.period.end === row.period.end &&
					other.published > row.published
			)
	);
}

describe('words', () => {
	test('ordinals are spelt right in every row that stands, event and indicator', () => {
		const texts = [
			...watch.events.map(({ title }) => title),
			...watch.indicators.flatMap((one) => [one.name, one.question, one.unit, ...one.caveats]),
			...watch.indicators.flatMap((one) => standingRows(one).map(({ note }) => note))
		];
		const wrong =
			/\b\d*(?:(?<!1)[123]th|(?:1[123]|[04-9])(?:st|nd|rd)|(?<!1)1(?:nd|rd)|(?<!1)2(?:st|rd)|(?<!1)3(?:st|nd))\b/;
		expect(wrong.test('the 61th session') && !wrong.test('the 61st, 11th, 112th and 23rd')).toBe(true);
		expect(texts.filter((text) => wrong.test(text))).toEqual([]);
	});

	test('no note tells of a day after its row was published, and a count names the day of its row', () => {
		const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
		const date = new RegExp(`\\b(\\d{1,2}) (${months}) (\\d{4})\\b`, 'g');
		const late: string[] = [];
		for (const { id, observations } of watch.indicators)
			for (const { note, published, status, line } of observations) {
				for (const [, day = '', month = '', year = ''] of note.matchAll(date)) {
					const number = String(months.split('|').indexOf(month) + 1).padStart(2, '0');
					const told = parseDay(`${year}-${number}-${day.padStart(2, '0')}`);
					if (told === null || (told > published && status !== 'F')) late.push(`${id}:${line}`);
				}
				const counted = /Counted on (\d{4}-\d\d-\d\d)/.exec(note)?.[1];
				if (counted !== undefined && counted !== dayText(published)) late.push(`${id}:${line}`);
			}
		expect(late).toEqual([]);
	});
});

const scored = (): readonly ScoredIndicator[] =>
	watch.indicators.filter((one): one is ScoredIndicator => !one.contextOnly);

describe('scored indicators', () => {
	test('goalposts lie evenly about the middle', () => {
		for (const { id, scale, goalposts } of scored()) {
			const axis = (value: number): number => (scale === 'log' ? Math.log(value) : value);
			const [low, middle, high] = [goalposts.distant, goalposts.middle, goalposts.close].map(axis);
			expect(((high ?? 0) - (middle ?? 0)) / ((middle ?? 0) - (low ?? 0)), id).toBeCloseTo(1, 1);
		}
	});

	test('no goalpost is a figure of its own series, unless its reason says which', () => {
		// Counts and codes move in whole steps and meet their goalposts as a matter of course.
		const measured = scored().filter(
			({ observations }) => !observations.every(({ source }) => /^aw-/.test(source))
		);
		expect(measured.length).toBeGreaterThan(8);
		for (const { id, goalposts, goalpostReasons, observations } of measured)
			for (const name of ['distant', 'middle', 'close'] as const)
				if (observations.some(({ value }) => value === goalposts[name]))
					expect(goalpostReasons[name], `${id} ${name}`).toMatch(/before the war|before the coup|\b20\d\d\b/);
	});

	test('a figure ages after the usual lag, one interval and one that is missed', () => {
		for (const { id, staleDays, publicationLagDays, frequency } of scored()) {
			const interval = (frequency.months * 365.25) / 12 + frequency.days;
			expect(Math.abs(staleDays - publicationLagDays - 2 * interval), id).toBeLessThanOrEqual(5);
		}
	});

	test('each has a figure about a year before its newest one', () => {
		for (const { id, observations } of scored()) {
			const ends = observations
				.filter(({ value, status }) => value !== null && status !== 'F' && status !== 'M')
				.map(({ period }) => period.end);
			const newest = Math.max(...ends);
			const gaps = ends.map((end) => newest - end).filter((gap) => gap >= 320 && gap <= 776);
			expect(gaps.length, id).toBeGreaterThan(0);
		}
	});

	test('each says when it was last looked for, and names its next release with the work it takes', () => {
		for (const { id, lookedFor, nextRelease } of scored()) {
			expect(lookedFor?.on, id).toBeGreaterThan(parseDay('2026-11-01') ?? 0);
			expect(nextRelease?.minutes, id).toBeGreaterThan(0);
		}
	});
});
