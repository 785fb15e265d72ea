import { describe, expect, it, vi } from 'vitest';
import { DeskBusy, openPrintDesk, ReaderBusy, TookTooLong } from '#server/print/print-desk.ts';
import type { Printer } from '#server/print/print-pdf.ts';

const limits = { most: 3, longest: 60_000, idle: 30_000 };

/** A browser that does nothing, and tells how often it was started and ended. */
function pretended() {
	const told = { started: 0, ended: 0 };
	const printer = { close: () => Promise.resolve(void (told.ended += 1)) } as Partial<Printer> as Printer;
	const start = (): Promise<Printer> => {
		told.started += 1;
		return Promise.resolve(printer);
	};
	return { told, start };
}

/** A task that ends when it is told to. */
function held() {
	let release: () => void = () => undefined;
	const released = new Promise<void>((resolve) => (release = resolve));
	return { act: () => released, release };
}

describe('the desk that makes files', () => {
	it('makes one after the other, with one browser', async () => {
		const { told, start } = pretended();
		const desk = openPrintDesk(start, limits);
		const [a, b] = [held(), held()];
		const order: string[] = [];
		const first = desk.print('a', async () => (await a.act(), order.push('a')));
		const second = desk.print('b', async () => (order.push('b begins'), await b.act(), order.push('b')));
		b.release();
		a.release();
		await Promise.all([first, second]);
		expect(order).toEqual(['a', 'b begins', 'b']);
		expect(told.started).toBe(1);
	});

	it('takes one at a time from a reader, and the next once it is made', async () => {
		const desk = openPrintDesk(pretended().start, limits);
		const { act, release } = held();
		const first = desk.print('a', act);
		await expect(desk.print('a', act)).rejects.toThrow(ReaderBusy);
		release();
		await first;
		await expect(desk.print('a', () => Promise.resolve('made'))).resolves.toBe('made');
	});

	it('refuses the one that would wait too long', async () => {
		const desk = openPrintDesk(pretended().start, limits);
		const { act, release } = held();
		const waiting = ['a', 'b', 'c'].map((reader) => desk.print(reader, act));
		expect(desk.waiting()).toBe(3);
		await expect(desk.print('d', act)).rejects.toThrow(DeskBusy);
		release();
		await Promise.all(waiting);
		expect(desk.waiting()).toBe(0);
	});

	it('ends a browser that failed, and goes on with another', async () => {
		const { told, start } = pretended();
		const desk = openPrintDesk(start, limits);
		await expect(desk.print('a', () => Promise.reject(new Error('crashed')))).rejects.toThrow('crashed');
		await desk.print('a', () => Promise.resolve());
		expect(told).toEqual({ started: 2, ended: 1 });
	});

	it('gives up on a file that takes too long, and ends a browser without work', async () => {
		vi.useFakeTimers();
		try {
			const { told, start } = pretended();
			const desk = openPrintDesk(start, limits);
			const late = expect(desk.print('a', () => new Promise(() => undefined))).rejects.toThrow(TookTooLong);
			await vi.advanceTimersByTimeAsync(limits.longest);
			await late;
			await desk.print('a', () => Promise.resolve());
			expect(told).toEqual({ started: 2, ended: 1 });
			await vi.advanceTimersByTimeAsync(limits.idle);
			expect(told.ended).toBe(2);
		} finally {
			vi.useRealTimers();
		}
	});
});
