import { expect, it } from 'vitest';
import type { Day, Reading } from '#engine';
import { dayAt, parseWatchFolder, type Watch } from '#parse';
import { importShape } from '#import';
import { dashboardBaseOf, type DashboardBase } from '#server/dashboard/dashboard-base.ts';
import { boardOfText, boardText as textOf } from '#state/dashboard/sent-board.ts';
import { inventedFolder } from '../../support/invented-watch.ts';

function invented(): Watch {
	const read = parseWatchFolder(inventedFolder(), importShape);
	if ('issues' in read) throw new Error(JSON.stringify(read.issues));
	return read.watch;
}

const day = dayAt(Date.UTC(2026, 7, 1));

function on(watch: Watch, asOf: Day, readings: readonly Reading[] = ['real-time']): DashboardBase {
	const [base] = watch.scenarios;
	if (!base) throw new Error('the invented watch has no scenario');
	return dashboardBaseOf(watch, { base, asOf, today: day, readings });
}

it('is made once for a scenario, a day and its readings, and anew for a watch that was read anew', () => {
	const watch = invented();
	const first = on(watch, day);
	expect(on(watch, day)).toBe(first);
	expect(on(watch, day - 40)).not.toBe(first);
	expect(on(watch, day, ['real-time', 'now'])).not.toBe(first);
	const anew = on(invented(), day);
	expect(anew).not.toBe(first);
	expect(anew).toEqual(first);
});

it('sends the board whole', () => {
	const { board, boardText } = on(invented(), day);
	expect(boardOfText(boardText)).toStrictEqual(board);
	const levels = new Map([...board.levels].slice(0, 1));
	for (const threshold of [Infinity, -Infinity, NaN, -0, 0, 1e-300]) {
		const odd = { ...board, threshold, levels };
		expect(boardOfText(textOf(odd))).toStrictEqual(odd);
	}
});

it('keeps a bounded number of days', () => {
	const watch = invented();
	const first = on(watch, day);
	// Of an invented watch's few indicators several hundred days fit.
	for (let back = 1; back <= 700; back += 1) on(watch, day - back);
	expect(on(watch, day)).not.toBe(first);
});
