import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FeedEntry } from '#present';
import type { Archive } from '#server/archive/archive.ts';
import { openSqliteArchive } from '#server/archive/sql/sqlite-archive.ts';
import { metricsText, sendingCounts } from '#server/running/metrics.ts';
import { isDigestDue } from '#server/sent/digest-round.ts';
import { receiverName } from '#server/sent/receivers.ts';
import { settingsOf } from '#server/settings.ts';
import { run } from '../../../src/cli/program.ts';
import { day } from '../../support/frozen-watch.ts';
import { mailServer, type MailServer } from '../../support/played/mail-server.ts';
import { sendAll } from '../../support/sending/sending.ts';

let folder: string;
let archive: Archive;
let server: MailServer;
const watchDir = (): string => join(folder, 'watch');
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'digest-'));
	cpSync('tests/golden/one-lamp/watch', watchDir(), { recursive: true });
	archive = await openSqliteArchive(join(folder, 'data'));
	server = await mailServer();
});
afterEach(async () => {
	await server.close();
	await archive.close();
	rmSync(folder, { recursive: true });
});

const env = (changes: Readonly<Record<string, string>> = {}): Record<string, string> => ({
	SMTP_URL: server.url,
	DIGEST_TO: 'desk@example.org',
	DIGEST_WHEN: 'daily',
	ORIGIN: 'https://watch.example.org',
	WATCH_DIR: watchDir(),
	DATA_DIR: join(folder, 'data'),
	...changes
});

const sendAt = (time: string, changes?: Readonly<Record<string, string>>): Promise<void> =>
	sendAll(
		settingsOf(env(changes)).sending,
		{ watchDir: watchDir(), archive },
		() => Date.parse(time),
		sendingCounts
	);

/** What is counted of mails, by Prometheus' name of it. */
async function counted(): Promise<readonly number[]> {
	const { text } = await metricsText();
	return [
		'sent_total{way="mail",result="sent"}',
		'sent_total{way="mail",result="failed"}',
		'sent_waiting{way="mail"}'
	].map((name) => Number(text.split(`alignment_watch_${name} `)[1]?.split('\n')[0]));
}

const receiver = (mailbox = 'desk@example.org') =>
	archive.sent.receiver(receiverName('mail', mailbox, 'One Lamp'));

function addFigure(row: string): void {
	const file = join(watchDir(), 'lamp', 'observations.csv');
	writeFileSync(file, `${readFileSync(file, 'utf8').trimEnd()}\n${row}\n`);
}

it('tells each mailbox once what is new, as text and as HTML, with a link that stops it', async () => {
	const both = { DIGEST_TO: 'desk@example.org, other@example.org', DIGEST_FROM: 'watch@example.org' };
	await sendAt('2026-11-25T08:00:00Z', both);
	expect(server.mails).toEqual([]);
	addFigure('2026-10,2026-11-25,240,,,log,page 9,A1,A,');
	await sendAt('2026-11-26T05:59:00Z', both);
	expect(server.mails).toEqual([]);
	await sendAt('2026-11-26T06:00:00Z', both);
	await sendAt('2026-11-26T20:00:00Z', both);
	await sendAt('2026-11-27T08:00:00Z', both);
	expect(server.mails.map(({ to }) => to)).toEqual(['desk@example.org', 'other@example.org']);
	const [mail] = server.mails;
	expect(mail?.text).toContain('NEW FIGURES');
	expect(mail?.text).toContain('<li><a href="https://watch.example.org/indicators/lamp?as-of=2026-11-25"');
	expect(mail?.header('From')).toBe('watch@example.org');
	expect(mail?.header('Subject')).toContain('what changed from');
	expect(mail?.header('Auto-Submitted')).toBe('auto-generated');
	expect(mail?.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
	const stop = /^<(https:\/\/watch\.example\.org\/digest\/stop\?token=([\w-]{43}))>$/.exec(
		mail?.header('List-Unsubscribe') ?? ''
	);
	expect(mail?.text).toContain(`No more of these: ${stop?.[1] ?? 'none'}`);
	expect((await receiver())?.token).toBe(stop?.[2]);
	expect(server.mails[1]?.text).not.toContain(stop?.[2]);

	await archive.sent.stop(stop?.[2] ?? '', '2026-11-27T09:00:00Z');
	addFigure('2026-10,2026-11-27,250,,,log,page 9,A1,A,');
	await sendAt('2026-11-28T08:00:00Z', both);
	expect(server.mails.map(({ to }) => to).slice(2)).toEqual(['other@example.org']);
});

it('tries again what is refused, later what is refused for good, and nothing twice of which nobody knows', async () => {
	await sendAt('2026-11-24T08:00:00Z');
	addFigure('2026-10,2026-11-25,240,,,log,page 9,A1,A,');
	const [sent = NaN, failed = NaN] = await counted();
	server.answer = 451;
	await sendAt('2026-11-25T08:00:00Z');
	const [, , waiting = NaN] = await counted();
	expect(waiting).toBeGreaterThan(0);
	expect(await receiver()).toMatchObject({
		failures: 1,
		waitUntil: Date.parse('2026-11-25T08:00:05Z'),
		begun: null,
		last: '2026-11-24'
	});
	server.answer = 550;
	await sendAt('2026-11-25T08:01:00Z');
	expect((await receiver())?.waitUntil).toBe(Date.parse('2026-11-25T14:01:00Z'));
	// Nobody there: nothing can have arrived.
	await sendAt('2026-11-25T15:00:00Z', { SMTP_URL: 'smtp://127.0.0.1:1' });
	expect(await receiver()).toMatchObject({ last: '2026-11-24', begun: null, failures: 3 });
	server.answer = 'cut';
	await sendAt('2026-11-25T15:30:00Z');
	expect(await receiver()).toMatchObject({ last: '2026-11-25', begun: null, failures: 0 });
	server.answer = null;
	await sendAt('2026-11-25T16:00:00Z');
	expect(server.mails).toEqual([]);
	expect(await counted()).toEqual([sent, failed + 4, waiting]);
	// What may not have arrived is told by the next day's.
	await sendAt('2026-11-26T08:00:00Z');
	expect(server.mails).toHaveLength(1);
	expect(await counted()).toEqual([sent + 1, failed + 4, 0]);
	expect(server.mails[0]?.text).toContain('NEW FIGURES');
});

it('sends no second mail of a day that a dead server had begun, and tells the same the day after', async () => {
	await sendAt('2026-11-24T08:00:00Z');
	addFigure('2026-10,2026-11-25,240,,,log,page 9,A1,A,');
	await archive.sent.begin(receiverName('mail', 'desk@example.org', 'One Lamp'), '2026-11-25');
	await sendAt('2026-11-25T08:00:00Z');
	await sendAt('2026-11-25T09:00:00Z');
	expect(server.mails).toEqual([]);
	await sendAt('2026-11-26T08:00:00Z');
	expect(server.mails).toHaveLength(1);
});

it('is due daily with something new, on Mondays, or after a turn or crossing, and once a day', () => {
	const entry = (kind: FeedEntry['kind']): FeedEntry => ({
		id: kind,
		kind,
		on: 0,
		title: '',
		lines: [],
		path: ''
	});
	const due = (
		when: Parameters<typeof isDigestDue>[0],
		time: string,
		last: string,
		...waiting: readonly FeedEntry[]
	): boolean =>
		isDigestDue(when, Date.parse(time), { today: day(time.slice(0, 10)), last: day(last), waiting });
	// 23 November 2026 is a Monday.
	for (const [when, time, last, kinds, isDue] of [
		['daily', '2026-11-25T07:00:00Z', '2026-11-24', ['figures'], true],
		['daily', '2026-11-25T05:00:00Z', '2026-11-24', ['figures'], false],
		['daily', '2026-11-25T07:00:00Z', '2026-11-24', [], false],
		['daily', '2026-11-25T07:00:00Z', '2026-11-25', ['figures'], false],
		['weekly', '2026-11-23T05:59:00Z', '2026-11-16', [], false],
		['weekly', '2026-11-23T06:00:00Z', '2026-11-16', [], true],
		['weekly', '2026-11-25T00:00:00Z', '2026-11-16', [], true],
		['weekly', '2026-11-25T07:00:00Z', '2026-11-23', ['turn'], false],
		['weekly', '2026-11-29T23:00:00Z', '2026-11-24', [], false],
		['turns', '2026-11-25T00:01:00Z', '2026-11-24', ['turn'], true],
		['turns', '2026-11-25T00:01:00Z', '2026-11-24', ['crossing'], true],
		['turns', '2026-11-25T00:01:00Z', '2026-11-25', ['turn'], false],
		['turns', '2026-11-25T07:00:00Z', '2026-11-24', ['figures', 'overdue'], false]
	] as const)
		expect(due(when, time, last, ...kinds.map(entry)), `${when} ${time}`).toBe(isDue);
});

it('is printed and sent by the terminal, once a day, and not to who stopped it', async () => {
	addFigure('2026-10,2026-11-25,240,,,log,page 9,A1,A,');
	const cli = async (...words: readonly string[]) => {
		let [out, err] = ['', ''];
		const terminal = {
			out: (text: string) => (out += text),
			err: (text: string) => (err += text),
			today: day('2026-11-26'),
			env: env()
		};
		return { code: await run(['digest', ...words], terminal), out, err };
	};
	const printed = await cli('--since', 'P7D');
	expect(printed).toMatchObject({ code: 0, err: '' });
	expect(printed.out).toContain('One Lamp: what changed from 19 Nov 2026 to 26 Nov 2026');
	expect(printed.out).toContain('240');
	expect(printed.out).toContain('https://watch.example.org/week?from=2026-11-19&to=2026-11-26');
	for (const line of printed.out.split('\n').filter((one) => !one.startsWith('http')))
		expect(line.length).toBeLessThanOrEqual(76);
	expect((await cli('--since', '2026-11-25')).out).not.toContain('NEW FIGURES');
	expect((await cli('--html')).out).toMatch(/^<!doctype html>/);
	for (const since of ['tomorrow', '2026-02-30', '2027-01-01', 'P0D'])
		expect((await cli('--since', since)).code, since).toBe(2);

	expect(await cli('--send')).toMatchObject({ code: 0, err: 'desk@example.org: sent\n', out: '' });
	expect((await cli('--send')).err).toContain('it got one today');
	expect(server.mails).toHaveLength(1);
	await archive.sent.stop((await receiver())?.token ?? '', '2026-11-26T08:00:00Z');
	expect((await cli('--send', '--json')).out).toContain('"state": "stopped"');
});
