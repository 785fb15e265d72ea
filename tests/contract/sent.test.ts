import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dayAt } from '#parse';
import { newsOfWatch } from '#present';
import type { Archive } from '#server/archive/archive.ts';
import { openArchive } from '#server/archive/open-archive.ts';
import { settingsOf } from '#server/settings.ts';
import { messageOf } from '#server/sent/webhook-message.ts';
import { watchOf } from '../support/frozen-watch.ts';
import { hookReceiver, type HookReceiver } from '../support/played/hook-receiver.ts';
import type { SavingPlace } from '../support/archive/kill-saves.ts';
import { startPostgres, type TestPostgres } from '../support/played/postgres.ts';
import { sendAll } from '../support/sending/sending.ts';
import { exitOf } from '../support/servers.ts';

const SECRET = `whsec_${Buffer.from('twenty-four bytes at least').toString('base64')}`;
const ORIGIN = 'https://watch.example.org';
const MINUTE = 60_000;
const START = Date.parse('2026-11-26T08:00:00Z');

let postgres: TestPostgres;
let folder: string;
let receiver: HookReceiver;
const children: ChildProcess[] = [];

beforeAll(async () => {
	postgres = await startPostgres();
});
afterAll(async () => postgres.stop());
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'sent-'));
	cpSync('tests/golden/one-lamp/watch', join(folder, 'watch'), { recursive: true });
	receiver = await hookReceiver(SECRET);
});
afterEach(async () => {
	for (const child of children.splice(0)) child.kill('SIGKILL');
	await receiver.close();
	rmSync(folder, { recursive: true });
});

const databases: Readonly<Record<string, () => Promise<SavingPlace>>> = {
	SQLite: () => Promise.resolve({ dataDir: join(folder, 'data'), databaseUrl: null }),
	PostgreSQL: async () => ({ dataDir: join(folder, 'data'), databaseUrl: await postgres.newDatabase() })
};

const settingsFor = ({ dataDir, databaseUrl }: SavingPlace): Record<string, string> => ({
	DATA_DIR: dataDir,
	DATABASE_URL: databaseUrl ?? '',
	WATCH_DIR: join(folder, 'watch'),
	WEBHOOK_URLS: receiver.url,
	WEBHOOK_SECRET: SECRET,
	WEBHOOK_PRIVATE: '1'
});

/** Sends until nothing waits, as a server of its own at a time. */
async function sendOnce(place: SavingPlace, time: number): Promise<void> {
	const settings = settingsOf(settingsFor(place));
	const archive = await openArchive(settings);
	await sendAll(settings.sending, { watchDir: settings.watchDir, archive }, () => time);
	await archive.close();
}

interface Sender {
	readonly child: ChildProcess;
	/** Resolves once its clock shows a time. */
	readonly shows: (time: number) => Promise<void>;
	/** What its clock showed last. */
	readonly clock: () => number;
}

/** A server that sends, a program of its own whose clock leaps from try to try. */
function sender(place: SavingPlace, start: number): Sender {
	const child = spawn(process.execPath, ['--import', 'tsx', 'tests/support/sending/sender.ts'], {
		env: { ...process.env, ...settingsFor(place), START: String(start) },
		stdio: ['ignore', 'pipe', 'inherit']
	});
	children.push(child);
	let last = 0;
	let heard = (): void => undefined;
	createInterface(child.stdout).on('line', (line) => {
		last = Number(line);
		heard();
	});
	return {
		child,
		clock: () => last,
		shows: async (time) => {
			while (last < time) await new Promise<void>((resolve) => (heard = resolve));
		}
	};
}

/** Ids of all messages there are at a time, in order. */
async function messageIds(time: number): Promise<readonly string[]> {
	const { watch } = await watchOf(join(folder, 'watch'));
	return newsOfWatch(watch, dayAt(time) - 366, dayAt(time)).map((entry) => messageOf(entry, '', ORIGIN).id);
}

/** Twelve figures, each published on a day of its own. */
function addFigures(): void {
	const file = join(folder, 'watch', 'lamp', 'observations.csv');
	const rows = Array.from({ length: 12 }, (_, at) => {
		const date = `2026-11-${String(at + 10)}`;
		return `2026-10,${date},${200 - 10 * at},,,log,page ${at},A1,A,`;
	});
	writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n${rows.join('\n')}\n`);
}

describe.each(Object.entries(databases))('a webhook whose state is kept on %s', (_, newPlace) => {
	it('gets everything, in order, once under each id, after ten minutes away and a server killed in between', async () => {
		const place = await newPlace();
		const before = await messageIds(START);
		// What there is when a receiver becomes known is history.
		await sendOnce(place, START);
		expect(receiver.all).toEqual([]);
		addFigures();
		const expected = (await messageIds(START)).filter((id) => !before.includes(id));
		expect(expected.length).toBeGreaterThanOrEqual(12);

		receiver.treat = () => 'down';
		const first = sender(place, START + MINUTE);
		await first.shows(START + 11 * MINUTE);
		const tries = receiver.all.length;
		expect(tries).toBeGreaterThanOrEqual(6);
		// Patient, not pressing: of the waits, each is twice the one before.
		expect(tries).toBeLessThanOrEqual(12);
		expect(new Set(receiver.all.map(({ id }) => id))).toEqual(new Set(expected.slice(0, 1)));

		const taken = () => receiver.all.filter(({ isTaken }) => isTaken).map(({ id }) => id);
		receiver.treat = () => (taken().length < 3 ? 'up' : 'silent');
		await receiver.until((all) => all.at(-1)?.id === expected[3]);
		first.child.kill('SIGKILL');
		await exitOf(first.child);
		expect(taken()).toEqual(expected.slice(0, 3));

		receiver.treat = () => 'up';
		// Two servers, once the turn of the dead one is over.
		const start = first.clock() + 2 * MINUTE;
		await Promise.all([sendOnce(place, start), sendOnce(place, start)]);
		expect(taken()).toEqual(expected);
		expect(receiver.all.every(({ isSigned }) => isSigned)).toBe(true);
		// What was under way when the server was killed came twice, the very same.
		const twice = receiver.all.filter(({ id }) => id === expected[3]);
		expect(twice.map(({ isTaken }) => isTaken)).toEqual([false, true]);
		expect(twice[1]?.body).toBe(twice[0]?.body);

		await sendOnce(place, start);
		expect(taken()).toEqual(expected);
	});

	it('keeps whose turn it is, what was told, and who has stopped', async () => {
		const place = await newPlace();
		const archive: Archive = await openArchive(place);
		const other: Archive = await openArchive(place);
		const { sent } = archive;
		const told = Array.from({ length: 1_200 }, (_, at) => ({ entry: `entry ${at}`, version: 1 }));
		await sent.introduce({ name: 'a', token: 't', last: '2026-11-26' }, told);
		await other.sent.introduce({ name: 'a', token: 'other', last: '2026-11-27' }, [
			{ entry: 'new', version: 1 }
		]);
		expect((await other.sent.told('a')).size).toBe(1_200);
		expect(await other.sent.receiver('a')).toMatchObject({ token: 't', last: '2026-11-26', failures: 0 });

		const turn = { receiver: 'a', holder: 'one', now: 1_000, until: 2_000 };
		const taken = await Promise.all(
			['one', 'two'].flatMap((holder) => [
				sent.take({ ...turn, holder }),
				other.sent.take({ ...turn, holder })
			])
		);
		// One of the two holders, whichever came first, has it, by either door.
		expect(taken.filter((one) => one !== null)).toHaveLength(2);
		const loser = taken[0] === null ? 'one' : 'two';
		const winner = taken[0] === null ? 'two' : 'one';
		expect(await sent.take({ ...turn, holder: loser, now: 2_000 })).toBeNull();
		await sent.release('a', loser);
		expect(await sent.take({ ...turn, holder: loser, now: 2_000 })).toBeNull();
		await other.sent.release('a', winner);
		expect(await sent.take({ ...turn, holder: loser })).not.toBeNull();
		expect(await sent.take({ ...turn, holder: winner, now: 2_001, until: 3_000 })).not.toBeNull();

		await sent.wait('a', 3, 5_000);
		expect(await sent.take({ ...turn, holder: winner, now: 4_999 })).toBeNull();
		expect(await sent.take({ ...turn, holder: winner, now: 5_000 })).toMatchObject({ failures: 3 });
		await sent.tell('a', [{ entry: 'entry 7', version: 2 }]);
		expect((await other.sent.told('a')).get('entry 7')).toBe(2);
		expect(await other.sent.receiver('a')).toMatchObject({ failures: 0, waitUntil: 0 });

		await sent.begin('a', '2026-12-01');
		expect((await other.sent.receiver('a'))?.begun).toBe('2026-12-01');
		await sent.finish('a', '2026-12-01', [{ entry: 'new', version: 1 }]);
		expect(await other.sent.receiver('a')).toMatchObject({ last: '2026-12-01', begun: null });
		await other.sent.stop('t', '2026-12-02T08:00:00Z');
		expect((await sent.receiverOf('t'))?.stopped).toBe('2026-12-02T08:00:00Z');
		await other.sent.stop('t', null);
		expect((await sent.receiverOf('t'))?.stopped).toBeNull();
		expect(await sent.receiverOf('nobody')).toBeNull();
		await archive.close();
		await other.close();
	});
});
