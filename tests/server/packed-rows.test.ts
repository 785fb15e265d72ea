import { expect, test } from 'vitest';
import { answerTo, sensitivityFor, signpostsOn, verdictTurnsOf } from '#ask';
import { ColumnRows, parseDay, type Watch } from '#parse';
import { boardOf, catalogueViewOf, indicatorsJson } from '#present';
import { checkWatchFiles, readWatchFiles } from '#server/watch/watch-folder.ts';
import { receivedWatch, sentWatch } from '#server/watch/watch-pack.ts';

const asOf = parseDay('2026-11-20') ?? 0;
const files = await readWatchFiles('indicators');

function readWith(large: number): Watch {
	const read = checkWatchFiles(files, large);
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
	expect(answersOf(receivedWatch(structuredClone(sentWatch(packed))))).toStrictEqual(answers);
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
