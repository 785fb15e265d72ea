import { cpSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LiveState } from '#present';
import { coalesced, folderBell } from '#server/live/folder-bell.ts';
import { openLive, type Live } from '#server/live/live.ts';
import { Streams } from '#server/live/streams.ts';
import type { Log } from '#server/running/log.ts';
import { followWatch, type CurrentWatch } from '#server/watch/current-watch.ts';
import { readWatchFiles } from '#server/watch/folder-files.ts';

let folder: string;
let stopping: AbortController;
const rows = (): string => join(folder, 'lamp', 'observations.csv');

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'live-'));
	cpSync('tests/golden/one-lamp/watch', folder, { recursive: true });
	stopping = new AbortController();
});
afterEach(() => {
	stopping.abort();
	vi.useRealTimers();
	rmSync(folder, { recursive: true });
});

const silent: Log = { info: () => undefined, warn: () => undefined, fault: () => 'id' };

interface Board {
	readonly live: Live;
	readonly current: (fresh?: boolean) => Promise<CurrentWatch>;
}

function boardOf({ most = 10, now = Date.now }: { most?: number; now?: () => number } = {}): Board {
	const current = followWatch(folder, { now, told: (...readings) => live.told(...readings) });
	const look = (): Promise<CurrentWatch> => current(true);
	const live = openLive({ watchDir: folder, look, log: silent, stopping: stopping.signal, most, now });
	return { live, current };
}

/** The states that come by a stream, one after the other; beats and `retry` are passed over. */
async function* statesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<LiveState> {
	const decoder = new TextDecoder();
	let text = '';
	for await (const bytes of stream as unknown as AsyncIterable<Uint8Array>) {
		text += decoder.decode(bytes, { stream: true });
		const parts = text.split('\n\n');
		text = parts.pop() ?? '';
		for (const part of parts) {
			const data = /^event: state\ndata: (.*)$/.exec(part)?.[1];
			if (data !== undefined) yield JSON.parse(data) as LiveState;
		}
	}
}

async function next(states: AsyncGenerator<LiveState>): Promise<LiveState> {
	const found = await states.next();
	if (found.done === true) throw new Error('the stream ended');
	return found.value;
}

async function opened({ live, current }: Board): Promise<AsyncGenerator<LiveState>> {
	const stream = live.stream(await current());
	if (stream === null) throw new Error('refused');
	return statesOf(stream);
}

function addRow(row: string): void {
	writeFileSync(rows(), `${readFileSync(rows(), 'utf8').trimEnd()}\n${row}\n`);
}

it('tells an open page of an edit by itself: the digest, how many figures came, and what they did', async () => {
	// The looks every few seconds stand still: the system itself must tell of it.
	vi.useFakeTimers({ toFake: ['setInterval'] });
	const states = await opened(boardOf());
	const first = await next(states);
	expect(first).toMatchObject({ folder: 'ok', issues: 0, marks: [{ figures: 0 }] });
	expect(first.digest).toMatch(/^[0-9a-f]{12}$/);
	addRow('2026-08,2026-09-03,120,,,log,page 9,A1,A,');
	const second = await next(states);
	expect(second.digest).not.toBe(first.digest);
	expect(second.marks.map(({ figures }) => figures)).toEqual([0, 1]);
	expect(second.marks[1]?.index).not.toBe(second.marks[0]?.index);
});

it('says of a broken folder that it is, with the last good digest, and that it is sound again', async () => {
	const states = await opened(boardOf());
	const first = await next(states);
	const sound = readFileSync(rows(), 'utf8');
	writeFileSync(rows(), `${sound}nonsense\n`);
	expect(await next(states)).toMatchObject({ folder: 'broken', digest: first.digest });
	writeFileSync(rows(), sound);
	expect(await next(states)).toMatchObject({ folder: 'ok', issues: 0, digest: first.digest });
});

it('tells of a new day in UTC', async () => {
	let time = Date.parse('2026-11-25T23:59:58Z');
	const board = boardOf({ now: () => time });
	const states = await opened(board);
	expect((await next(states)).day).toBe('2026-11-25');
	time += 4_000;
	// Whatever looks: here a look at the folder.
	addRow('2026-08,2026-09-03,120,,,log,page 9,A1,A,');
	const told = await next(states);
	expect(told.day).toBe('2026-11-26');
	expect(told.marks.at(-1)?.day).toBe('2026-11-26');
});

it('holds so many streams and no more, and ends them all when the server stops', async () => {
	const { live, current } = boardOf({ most: 2 });
	const held = [live.stream(await current()), live.stream(await current())];
	expect(live.stream(await current())).toBeNull();
	await held[0]?.cancel();
	const third = live.stream(await current());
	expect(third).not.toBeNull();
	stopping.abort();
	expect(live.count).toBe(0);
	expect(live.stream(await current())).toBeNull();
	const states = third === null ? null : statesOf(third);
	await states?.next();
	expect((await states?.next())?.done).toBe(true);
});

it('ends a line whose reader takes nothing, and keeps the others', async () => {
	const streams = new Streams(5);
	const reader = streams.open('first')?.getReader();
	streams.open('first');
	for (let at = 0; at < 40; at += 1) {
		streams.send(`event ${at}`);
		await reader?.read();
	}
	expect(streams.count).toBe(1);
});

it('gives the memory of two hundred streams back when they leave', async () => {
	setFlagsFromString('--expose-gc');
	const gc = runInNewContext('gc') as () => void;
	const board = boardOf({ most: 1_000 });
	const crowd = async (): Promise<void> => {
		const current = await board.current();
		const streams = Array.from({ length: 200 }, () => board.live.stream(current));
		expect(board.live.count).toBe(200);
		for (const stream of streams) await stream?.cancel();
		expect(board.live.count).toBe(0);
	};
	const used = (): number => {
		gc();
		return process.memoryUsage().heapUsed;
	};
	await crowd();
	const before = used();
	for (let round = 0; round < 5; round += 1) await crowd();
	expect(used()).toBeLessThan(before * 1.1);
});

it('makes of a thousand edits in a minute at most one look a second, and looks soon after a single one', () => {
	vi.useFakeTimers();
	let looks = 0;
	const edited = coalesced(() => (looks += 1));
	edited();
	vi.advanceTimersByTime(150);
	expect(looks).toBe(1);
	for (let edit = 0; edit < 1_000; edit += 1) {
		edited();
		vi.advanceTimersByTime(60);
	}
	vi.advanceTimersByTime(1_000);
	expect(looks).toBeGreaterThan(40);
	expect(looks).toBeLessThanOrEqual(62);
});

it('hears of a file that is replaced, as editors do, and of none beside the watch', async () => {
	const rings: string[] = [];
	let rung: () => void = () => undefined;
	const end = folderBell(
		folder,
		() => {
			rings.push('ring');
			rung();
		},
		(fault) => expect.fail(String(fault))
	);
	const ring = (): Promise<void> => new Promise((resolve) => (rung = resolve));
	await ring();
	const again = ring();
	writeFileSync(join(folder, 'README.md'), 'not of the watch');
	writeFileSync(join(folder, '.draft'), 'not of the watch');
	addRow('2026-08,2026-09-03,120,,,log,page 9,A1,A,');
	await again;
	expect(rings).toHaveLength(2);
	end();
});

it('takes nothing that changed while it was read, but a folder that never rests in the end', async () => {
	let time = 0;
	let writes = 0;
	const current = followWatch(folder, {
		now: () => time,
		read: async (dir) => {
			const files = await readWatchFiles(dir);
			// Somebody writes on while it is read.
			if (writes > 0) utimesSync(rows(), 1e9, 1e9 + (writes += 1));
			return files;
		}
	});
	const first = await current();
	addRow('2026-08,2026-09-03,120,,,log,page 9,A1,A,');
	writes = 1;
	time = 2_000;
	expect(await current()).toBe(first);
	time = 9_000;
	expect(await current()).toBe(first);
	time = 20_000;
	expect((await current()).digest).not.toBe(first.digest);
});
