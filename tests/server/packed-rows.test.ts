import { expect, test } from 'vitest';
import { answerTo, sensitivityFor, signpostsOn, verdictTurnsOf } from '#ask';
import { ColumnRows, parseDay, RowStore, type Watch } from '#parse';
import { boardOf, catalogueViewOf, indicatorsJson } from '#present';
import { readWatchFiles } from '#server/watch/folder-files.ts';
import { checkWatchFiles } from '#server/watch/watch-folder.ts';
import { receivedWatch, sentWatch } from '#server/watch/watch-pack.ts';

const asOf = parseDay('2026-11-20') ?? 0;
const files = await readWatchFiles('indicators');

function readWith(large: number): Watch {
	const read = checkWatchFiles(files, { large });
	if ('issues' in read) throw new Error('the watch has issues');
	return read.watch;
}

const listed = readWith(Infinity);
const packed = readWith(0);
const pairs = packed.indicators.map(
	(one, at) => [one.observations, listed.indicators[at]?.observations] as const
);

test('packed rows are the rows of the file, one by one and all together', () => {
	let rows = 0;
	for (const [columns, list] of pairs) {
		expect(columns).toBeInstanceOf(ColumnRows);
		const own = [...(list ?? [])];
		expect([...columns]).toStrictEqual(own);
		expect(columns.length).toBe(own.length);
		for (const at of [0, own.length - 1, -1, -own.length, own.length, -own.length - 1])
			expect(columns.at(at)).toStrictEqual(own.at(at));
		expect(columns.map(({ line }) => line)).toEqual(own.map(({ line }) => line));
		expect(columns.some(({ value }) => value === null)).toBe(own.some(({ value }) => value === null));
		expect(columns.every(({ low }) => low !== null)).toBe(own.every(({ low }) => low !== null));
		expect(columns.find(({ status }) => status === 'M')).toStrictEqual(
			own.find(({ status }) => status === 'M')
		);
		rows += own.length;
	}
	expect(rows).toBeGreaterThan(1_000);
});

/** What a watch is asked most, rows and all. */
function answersOf(watch: Watch): unknown {
	const [base] = watch.scenarios;
	if (base === undefined) throw new Error('no scenario');
	const question = { watch, scenario: base, asOf };
	const answer = answerTo(question);
	return {
		answer,
		sensitivity: sensitivityFor(watch, answer.outlook),
		turns: verdictTurnsOf(question, asOf - 900, asOf),
		signposts: signpostsOn(watch, asOf),
		board: boardOf(watch, base, asOf, asOf, ['real-time', 'pseudo', 'now']),
		catalogue: catalogueViewOf(watch, asOf),
		listed: indicatorsJson(watch, asOf)
	};
}

test('a watch of packed rows answers as one of lists does, in another thread too', () => {
	const answers = answersOf(listed);
	expect(answersOf(packed)).toStrictEqual(answers);
	expect(answersOf(receivedWatch(structuredClone(sentWatch(packed))).watch)).toStrictEqual(answers);
});

test('packed rows take less than sixty bytes each, and threads share them', () => {
	const sent = sentWatch(packed);
	const [block] = sent.rows;
	expect(block?.block).toBeInstanceOf(SharedArrayBuffer);
	expect(sent.watch.indicators.every(({ observations }) => observations.length === 0)).toBe(true);
	const bytes = sent.rows.reduce((sum, one) => sum + (one?.block.byteLength ?? 0), 0);
	const rows = sent.rows.reduce((sum, one) => sum + (one?.length ?? 0), 0);
	expect(bytes / rows).toBeLessThan(60);
	expect(sentWatch(listed).watch).toEqual(listed);
});

test('a thread that is sent a watch once more keeps the indicators that are the same', () => {
	const first = receivedWatch(structuredClone(sentWatch(packed)));
	const [edited, ...rest] = packed.indicators;
	if (edited === undefined) throw new Error('no indicator');
	const next = { ...packed, title: 'Another', indicators: [{ ...edited, name: 'Edited' }, ...rest] };
	const second = receivedWatch(structuredClone(sentWatch(next)), first.known);
	expect(second.watch.title).toBe('Another');
	expect(second.watch.indicators[0]).toMatchObject({ id: edited.id, name: 'Edited' });
	const isSame = second.watch.indicators.map((one, at) => one === first.watch.indicators[at]);
	expect(isSame).toEqual([false, ...rest.map(() => true)]);
	expect(second.known.indicators.size).toBe(packed.indicators.length);
	// One set of shelves for all, however often it is sent: what came behind is there for the new rows.
	const rowsOf = ({ watch }: typeof first): readonly ColumnRows[] =>
		watch.indicators.flatMap(({ observations }) => (observations instanceof ColumnRows ? observations : []));
	expect(new Set([...rowsOf(first), ...rowsOf(second)].map(({ shelves }) => shelves)).size).toBe(1);
	const [row] = edited.observations;
	if (row === undefined || !(edited.observations instanceof ColumnRows)) throw new Error('no rows');
	const store = new RowStore(undefined, edited.observations.shelves);
	const noted = { ...edited, observations: store.packed([{ ...row, note: 'never said before' }]) };
	const last = { ...packed, indicators: [noted, ...rest] };
	const third = receivedWatch(structuredClone(sentWatch(last)), second.known);
	expect(third.watch.indicators[0]?.observations.at(0)).toStrictEqual({ ...row, note: 'never said before' });
	expect(rowsOf(third)[0]?.shelves).toBe(rowsOf(first)[0]?.shelves);
});
