import { keptCards, besideParents } from '#state/kept/kept-cards.ts';
import { keepLeftEdits, leavesEdits, leftEdits, noteLeftEdits } from '#state/kept/left-edits.ts';
import {
	lensQueryOf,
	linkOfLens,
	MOST_KEPT,
	readLenses,
	withLens,
	withName,
	writeLenses,
	type OwnLens
} from '#state/kept/own-lenses.ts';
import type { ScenarioCard } from '#present';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const KEY = 'alignment-watch-lenses';

/** A browser's storage of its own, with something in it already. */
function storageWith(text: string | null = null) {
	const held = new Map<string, string>(text === null ? [] : [[KEY, text]]);
	return {
		getItem: (key: string) => held.get(key) ?? null,
		setItem: (key: string, value: string) => void held.set(key, value)
	};
}

function kept(lenses: ReturnType<typeof withLens>): readonly OwnLens[] {
	if (typeof lenses === 'string') throw new Error(lenses);
	return lenses;
}

describe('lenses that a browser keeps', () => {
	test('are an address without its day, and a name; they come back with both', () => {
		const storage = storageWith();
		const lenses = kept(
			withLens([], ' My desk’s view ', '?scenario=b&as-of=2020-01-01&lens=Old&w.x=5&sort=age&r.x=why')
		);
		expect(writeLenses(storage, lenses)).toBeNull();
		const [lens] = readLenses(storage).lenses;
		expect(lens).toEqual({ name: 'My desk’s view', query: 'scenario=b&w.x=5&r.x=why' });
		if (lens === undefined) return;
		expect(linkOfLens(lens, '2026-01-02')).toBe(
			'scenario=b&as-of=2026-01-02&lens=My+desk%E2%80%99s+view&w.x=5&r.x=why'
		);
	});

	test('are replaced under their name, renamed in their place, and never two of one name', () => {
		const two = kept(withLens(kept(withLens([], 'A', 'w.x=1')), 'B', 'w.x=2'));
		expect(kept(withLens(two, 'A', 'w.x=9')).map(({ query }) => query)).toEqual(['w.x=9', 'w.x=2']);
		expect(kept(withName(two, 'A', 'C')).map(({ name }) => name)).toEqual(['C', 'B']);
		expect(withName(two, 'A', 'B')).toBe('taken');
		expect(withName(two, 'A', ' ')).toBe('blank');
		expect(withName(two, 'nobody', 'D')).toBe(two);
	});

	test('are bounded in number, name and length', () => {
		let lenses: readonly OwnLens[] = [];
		for (let at = 0; at < MOST_KEPT; at += 1) lenses = kept(withLens(lenses, `L${at}`, 'w.x=1'));
		expect(withLens(lenses, 'one more', 'w.x=1')).toBe('full');
		expect(kept(withLens(lenses, 'L0', 'w.x=2'))).toHaveLength(MOST_KEPT);
		expect(withLens([], 'x'.repeat(81), '')).toBe('long');
		expect(withLens([], '\u202e ', '')).toBe('blank');
		expect(withLens([], 'A', `r.x=${'y'.repeat(4_000)}`)).toBe('large');
	});

	test.each([
		['no JSON', '{', 'damaged', 0],
		['another thing', '"x"', 'damaged', 0],
		['nothing', 'null', 'damaged', 0],
		['a list that is none', '{"version":1,"lenses":{}}', 'damaged', 0],
		[
			'some that are sound',
			'{"version":1,"lenses":[{"name":"A","query":"w.x=1"},{"name":3},null,{"name":"A","query":""}]}',
			'damaged',
			1
		],
		['a later version’s', '{"version":2,"lenses":[]}', 'newer', 0],
		['what it should', '{"version":1,"lenses":[{"name":"A","query":"w.x=1"}]}', 'ok', 1]
	] as const)('are read as far as they go from a storage that holds %s', (_, text, state, count) => {
		const shelf = readLenses(storageWith(text));
		expect(shelf.state).toBe(state);
		expect(shelf.lenses).toHaveLength(count);
	});

	test('of a later version are never written over, and a browser that keeps nothing says so', () => {
		const storage = storageWith('{"version":2,"lenses":[]}');
		expect(writeLenses(storage, [])).toBe('newer');
		expect(storage.getItem(KEY)).toBe('{"version":2,"lenses":[]}');
		const none = {
			getItem: () => {
				throw new Error('denied');
			},
			setItem: () => {
				throw new Error('full');
			}
		};
		expect(readLenses(none)).toEqual({ lenses: [], state: 'none' });
		expect(writeLenses(none, [])).toBe('storage');
	});

	test('whatever stands there, are sound, few, and no two alike', () => {
		fc.assert(
			fc.property(
				fc.oneof(
					fc.string(),
					fc.json(),
					fc.json().map((lenses) => `{"version":1,"lenses":[${lenses}]}`)
				),
				(text) => {
					const { lenses } = readLenses(storageWith(text));
					expect(lenses.length).toBeLessThanOrEqual(MOST_KEPT);
					expect(new Set(lenses.map(({ name }) => name)).size).toBe(lenses.length);
					for (const { query } of lenses) expect(lensQueryOf(query)).toBe(query);
				}
			),
			{ seed: 15, numRuns: 300 }
		);
	});
});

describe('edits that were left', () => {
	const edited = 'scenario=b&w.x=5';

	test('are lost on the way to another lens or none, and not by another edit, day or page', () => {
		expect(leavesEdits('?scenario=c', edited)).toBe(true);
		expect(leavesEdits('?scenario=c&w.x=5', edited)).toBe(true);
		expect(leavesEdits('?scenario=b', edited)).toBe(true);
		expect(leavesEdits('', edited)).toBe(true);
		expect(leavesEdits('?scenario=b&w.x=6', edited)).toBe(false);
		expect(leavesEdits('?w.x=5&scenario=b&as-of=2020-01-01&sort=age', edited)).toBe(false);
	});

	test('are kept, the last of each scenario first, until they are back in the address', () => {
		const storage = storageWith();
		noteLeftEdits(storage, { query: edited, name: 'Baseline' });
		noteLeftEdits(storage, { query: 'scenario=c&x.y=1', name: 'Other' });
		noteLeftEdits(storage, { query: 'scenario=b&w.x=7', name: 'Baseline' });
		expect(leftEdits(storage, 'scenario=b').map(({ query }) => query)).toEqual([
			'scenario=b&w.x=7',
			'scenario=c&x.y=1'
		]);
		expect(leftEdits(storage, '?w.x=7&scenario=b').map(({ name }) => name)).toEqual(['Other']);
		keepLeftEdits(storage, []);
		expect(leftEdits(storage, '')).toEqual([]);
	});

	test.each(['{', '3', 'null', '[{"query":1,"name":"x"},{"query":"a"}]'])(
		'are none where %s stands',
		(text) => {
			const storage = { getItem: () => text };
			expect(leftEdits(storage, '')).toEqual([]);
		}
	);
});

const card = (id: string, parent: string | null, name = id): ScenarioCard =>
	({ id, parent, name }) as unknown as ScenarioCard;

describe('kept lenses in the comparison', () => {
	test('stand behind their parents, and one that the address shows stands once', () => {
		const cards = [card('a', null), card('own lens', 'a', 'Shown'), card('b', null)];
		const ours = [card('k1', 'a', 'Shown'), card('k2', 'a', 'Kept'), card('k3', 'b', 'Last')];
		expect(besideParents(cards, ours).map(({ name }) => name)).toEqual(['a', 'Shown', 'Kept', 'b', 'Last']);
		expect(besideParents(cards, [])).toEqual(cards);
	});

	test('are asked for eight at a time, and what isn’t answered is left out', async () => {
		const storage = storageWith();
		let lenses: readonly OwnLens[] = [];
		for (let at = 0; at < 10; at += 1) lenses = kept(withLens(lenses, `L${at}`, `scenario=b&w.x=${at}`));
		writeLenses(storage, lenses);
		const asked: URLSearchParams[] = [];
		const cards = await keptCards(storage, '2026-01-02', (address) => {
			const query = new URL(address, 'http://x').searchParams;
			asked.push(query);
			const answer = { cards: query.getAll('with').map((link) => card(link, 'b')) };
			return asked.length === 1 ? Promise.resolve(Response.json(answer)) : Promise.reject(new Error('gone'));
		});
		expect(asked.map((query) => query.getAll('with').length)).toEqual([8, 2]);
		expect(asked.map((query) => query.get('as-of'))).toEqual(['2026-01-02', '2026-01-02']);
		expect(cards).toHaveLength(8);
	});
});
