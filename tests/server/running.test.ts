import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ArchiveFault, type Archive } from '#server/archive/archive.ts';
import { healthOf } from '#server/running/health.ts';
import { logOf, newsOf, type Log } from '#server/running/log.ts';
import { tellArchiveFaults, tellReading } from '#server/running/tell.ts';
import { followWatch, type CurrentWatch } from '#server/watch/current-watch.ts';
import { readWatchFiles } from '#server/watch/folder-files.ts';

let folder: string;
const file = (): string => join(folder, 'lamp', 'observations.csv');
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'running-'));
	cpSync('tests/golden/one-lamp/watch', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A log that keeps what is said. */
function keptLog(): Log & { readonly lines: string[] } {
	const lines: string[] = [];
	return {
		lines,
		info: (words) => void lines.push(`info ${words}`),
		warn: (words) => void lines.push(`warn ${words}`),
		fault: (words, fault) => {
			lines.push(`fault ${words} ${String(fault)}`);
			return 'id';
		}
	};
}

it('notices within a minute an edit that keeps size and time, and reads nothing anew that is the same', async () => {
	let time = 0;
	const seen: CurrentWatch[] = [];
	const current = followWatch(folder, { now: () => time, told: (now) => seen.push(now) });
	utimesSync(file(), 1e9, 1e9);
	const first = await current();
	const text = readFileSync(file(), 'utf8');
	const other = text.replace(/\d(?=[^\d]*$)/, (digit) => String((Number(digit) + 1) % 10));
	expect(other).not.toBe(text);
	writeFileSync(file(), other);
	utimesSync(file(), 1e9, 1e9);
	time = 30_000;
	expect(await current()).toBe(first);
	time = 61_000;
	expect(await current()).not.toBe(first);
	time = 200_000;
	await current();
	expect(seen).toHaveLength(2);
});

it('makes nobody wait for a look who asks soon after the one before', async () => {
	let time = 0;
	let release: () => void = () => undefined;
	const slow = vi.fn(readWatchFiles);
	const current = followWatch(folder, { now: () => time, read: slow });
	const first = await current();
	slow.mockImplementationOnce(async (dir) => {
		await new Promise<void>((settle) => (release = settle));
		return readWatchFiles(dir);
	});
	mkdirSync(join(folder, 'wind'));
	time = 1_500;
	expect(await current()).toBe(first);
	await expect.poll(() => slow.mock.calls.length).toBe(2);
	expect(await current()).toBe(first);
	release();
	await expect.poll(async () => (await current()).issues).not.toEqual([]);
	// Later it is waited for: what is then on the board may be old.
	rmSync(join(folder, 'wind'), { recursive: true });
	time = 5_000;
	expect((await current()).issues).toEqual([]);
});

it('goes on looking after the clock has been set back by a day', async () => {
	let time = 1e12;
	const current = followWatch(folder, { now: () => time });
	const first = await current();
	time -= 86_400_000;
	mkdirSync(join(folder, 'wind'));
	const second = await current();
	expect(first.issues).toEqual([]);
	expect(second.issues).not.toEqual([]);
});

it('looks at the files of a watch and no further, however much stands beside them', async () => {
	mkdirSync(join(folder, '.git', 'objects'), { recursive: true });
	let time = 0;
	const seen: CurrentWatch[] = [];
	const read = vi.fn(readWatchFiles);
	const current = followWatch(folder, { now: () => time, told: (now) => seen.push(now), read });
	await current();
	writeFileSync(join(folder, '.git', 'objects', 'a'), '');
	writeFileSync(join(folder, '.git', 'index'), '');
	time = 2_000;
	await current();
	expect(read).toHaveBeenCalledTimes(1);
	mkdirSync(join(folder, 'wind'));
	time = 4_000;
	expect((await current()).issues).not.toEqual([]);
	expect(seen).toHaveLength(2);
});

it('says what came of each reading, once', async () => {
	let time = 0;
	const log = keptLog();
	const current = followWatch(folder, { now: () => time, told: tellReading(log, folder) });
	const look = async (): Promise<CurrentWatch> => {
		time += 2_000;
		return current();
	};
	await look();
	const sound = readFileSync(join(folder, 'watch.yaml'), 'utf8');
	writeFileSync(join(folder, 'watch.yaml'), 'title: [');
	await look();
	expect((await look()).watch).not.toBeNull();
	writeFileSync(join(folder, 'watch.yaml'), `${sound}\n`);
	await look();
	expect(log.lines).toEqual([
		'info the watch was read',
		'warn the watch folder has issues; the last good state stays up',
		'info the watch folder is sound again'
	]);
});

it('tells how it is: fine, on a last good state, or without an archive', async () => {
	const watch = await followWatch(folder)();
	const open = (): Promise<Archive> =>
		Promise.resolve({ idsBeginning: () => Promise.resolve([]) } as unknown as Archive);
	const facts = { build: '/x/build/0123456789abcdef', version: '1.2.3' };
	expect(await healthOf(facts, watch, open)).toMatchObject({ ok: true, build: '0123456789abcdef' });
	const [issue] = (await followWatch('nowhere')()).issues;
	const stale = await healthOf(facts, { ...watch, issues: issue ? [issue] : [] }, open);
	expect(stale).toMatchObject({ ok: false, content: { stale: true, issues: 1 } });
	const shut = await healthOf(facts, watch, () => Promise.reject(new ArchiveFault('It is shut.')));
	expect(shut).toMatchObject({ ok: false, archive: { ok: false, problem: 'It is shut.' } });
});

it('does not wait longer than three seconds for an archive that never answers', async () => {
	vi.useFakeTimers();
	try {
		const watch: CurrentWatch = { watch: null, digest: null, issues: [], readAt: null };
		const asking = healthOf({ build: null, version: '1' }, watch, () => new Promise(() => undefined));
		await vi.advanceTimersByTimeAsync(3_000);
		expect((await asking).archive.problem).toContain('3 seconds');
	} finally {
		vi.useRealTimers();
	}
});

it('says a fault of the archive once a minute, however often it is met', async () => {
	const log = keptLog();
	const archive = {
		count: () => Promise.reject(new ArchiveFault('It is full.'))
	} as unknown as Archive;
	const open = tellArchiveFaults(log, () => Promise.resolve(archive));
	for (let at = 0; at < 5; at += 1) await expect((await open()).count()).rejects.toThrow('It is full.');
	expect(log.lines).toEqual(['fault the archive ArchiveFault: It is full.']);
	let time = 0;
	const isNews = newsOf(() => time);
	expect([isNews('a'), isNews('a'), isNews('b')]).toEqual([true, false, true]);
	time = 60_000;
	expect(isNews('a')).toBe(true);
	// The clock is set back by a day.
	time -= 86_400_000;
	expect(isNews('a')).toBe(true);
});

it('logs words from outside as they are, whatever format they look like', () => {
	const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
	const id = logOf('text').fault('GET /%f%s%o', new Error('x'), { path: 'a "b"' });
	expect(said.mock.calls[0]?.slice(0, 3)).toEqual(['%s %s', id, 'GET /%f%s%o path="a \\"b\\""']);
	said.mockRestore();
});
