import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FeedEntry } from '#present';
import type { Archive } from '#server/archive/archive.ts';
import { openSqliteArchive } from '#server/archive/sql/sqlite-archive.ts';
import { deliver, waitAfter, type Courier } from '#server/sent/deliver.ts';
import { post, type Posted } from '#server/sent/post.ts';
import { isPublic } from '#server/sent/public-address.ts';
import { receiverName } from '#server/sent/receivers.ts';
import { messageOf, signed, toldOf, untold } from '#server/sent/webhook-message.ts';
import { settingsOf, SettingsError } from '#server/settings.ts';
import { day } from '../../support/frozen-watch.ts';
import { hookReceiver, type HookReceiver } from '../../support/played/hook-receiver.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
let folder: string;
let archive: Archive;
let receiver: HookReceiver;
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'webhooks-'));
	archive = await openSqliteArchive(folder);
	receiver = await hookReceiver(SECRET);
});
afterEach(async () => {
	await receiver.close();
	await archive.close();
	rmSync(folder, { recursive: true });
});

const entry = (number: number, rows = 1): FeedEntry => ({
	id: `tag:alignment-watch.invalid,2026:figures/lamp/${number}`,
	kind: 'figures',
	on: day('2026-11-25'),
	title: `Figure ${number}`,
	lines: [`Line of ${number}`],
	path: '/indicators/lamp',
	rows
});

const fine: Posted = { fault: null, retryAfter: null, isGone: false };
const failing = (changes: Partial<Posted> = {}): Posted => ({
	...fine,
	fault: 'it answered 500',
	...changes
});

/** A courier to whom each request ends as the list says, then well; what it sent; a clock that is set. */
async function courier(ends: Posted[]): Promise<{ of: Courier; sent: string[]; clock: { now: number } }> {
	const clock = { now: 1_000_000 };
	const sent: string[] = [];
	await archive.sent.introduce({ name: 'r', token: 't', last: '2026-11-26' }, [toldOf(entry(0))]);
	const of: Courier = {
		receiver: 'r',
		store: archive.sent,
		holder: 'test',
		now: () => clock.now,
		chance: () => 0.5,
		isOver: () => false,
		send: ({ title }) => {
			sent.push(title);
			return Promise.resolve(ends.shift() ?? fine);
		}
	};
	return { of, sent, clock };
}

it('tells what is untold, in order, and an entry again when more rows have come', async () => {
	const { of, sent } = await courier([]);
	expect(await deliver([entry(0), entry(1), entry(2)], of)).toMatchObject({
		sent: 2,
		waiting: 0,
		again: null
	});
	expect(await deliver([entry(0), entry(1), entry(2)], of)).toMatchObject({ sent: 0, waiting: 0 });
	await deliver([entry(0), entry(1, 3), entry(2)], of);
	await deliver([entry(0), entry(1, 2), entry(2)], of);
	expect(sent).toEqual(['Figure 1', 'Figure 2', 'Figure 1']);
	const ids = [entry(1), entry(1, 3)].map((one) => messageOf(one, 'W', 'https://w.example').id);
	expect(new Set(ids).size).toBe(2);
});

it('sends nothing past an entry that fails, waits longer each time, and as long as it is asked to', async () => {
	const { of, sent, clock } = await courier([failing(), failing({ retryAfter: 600_000 }), failing()]);
	const all = [entry(1), entry(2)];
	expect(await deliver(all, of)).toMatchObject({
		again: clock.now + 5_000,
		fault: 'it answered 500',
		waiting: 2
	});
	// Asked again too early, nothing is sent.
	expect(await deliver(all, of)).toMatchObject({ sent: 0, waiting: 2, fault: null });
	clock.now += 5_000;
	expect((await deliver(all, of)).again).toBe(clock.now + 600_000);
	clock.now += 600_000;
	expect((await deliver(all, of)).again).toBe(clock.now + 20_000);
	clock.now += 20_000;
	expect(await deliver(all, of)).toMatchObject({ again: null, sent: 2, waiting: 0 });
	expect(sent).toEqual(['Figure 1', 'Figure 1', 'Figure 1', 'Figure 1', 'Figure 2']);
	expect((await archive.sent.receiver('r'))?.failures).toBe(0);
});

it('waits from five seconds to a quarter of an hour, spread by chance', () => {
	expect([1, 2, 3].map((failures) => waitAfter(failures, 0.5))).toEqual([5_000, 10_000, 20_000]);
	expect(waitAfter(1_000_000, 0.5)).toBe(900_000);
	expect([waitAfter(1, 0), waitAfter(1, 1)]).toEqual([3_750, 6_250]);
});

it('signs as the convention says, with each secret', () => {
	const message = messageOf(entry(1), 'One Lamp', 'https://w.example');
	expect(message.id).toMatch(/^msg_[0-9a-f]{32}$/);
	expect(JSON.parse(message.body)).toEqual({
		type: 'entry.figures',
		timestamp: '2026-11-25T00:00:00Z',
		data: {
			id: 'tag:alignment-watch.invalid,2026:figures/lamp/1',
			watch: 'One Lamp',
			kind: 'New figures',
			on: '2026-11-25',
			title: 'Figure 1',
			lines: ['Line of 1'],
			url: 'https://w.example/indicators/lamp',
			rows: 1
		}
	});
	const other = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
	const headers = signed(message, [SECRET, other], 1_700_000_000_999);
	expect(headers['webhook-timestamp']).toBe('1700000000');
	expect(headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/);
	// The example of the convention's own description.
	expect(
		signed(
			{ id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', body: '{"test": 2432232314}' },
			['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
			1_614_265_330_000
		)['webhook-signature']
	).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

const order = (changes: Partial<Parameters<typeof post>[0]> = {}): Parameters<typeof post>[0] => ({
	url: new URL(receiver.url),
	headers: {},
	body: '{}',
	mayBePrivate: true,
	...changes
});

it('takes an answer for what it says, follows nothing, and waits for nobody for ever', async () => {
	expect(await post(order())).toEqual(fine);
	for (const [mood, isGone] of [
		[302, false],
		[400, false],
		[410, true],
		[503, false]
	] as const) {
		receiver.treat = () => mood;
		expect(await post(order())).toEqual({ fault: `it answered ${mood}`, retryAfter: null, isGone });
	}
	receiver.treat = () => 'down';
	expect((await post(order())).fault).toMatch(/hang up|reset/);
	receiver.treat = () => 'silent';
	expect((await post(order({ timeout: 50 }))).fault).toBe('no answer within 0.05 seconds');
	const stopping = new AbortController();
	const asked = post(order({ signal: stopping.signal }));
	stopping.abort();
	expect((await asked).fault).toMatch(/abort/);
});

it('connects to no address of its own networks, by number or by name', async () => {
	const { port } = new URL(receiver.url);
	for (const host of ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '2130706433', '0x7f.1'])
		expect(
			(await post(order({ url: new URL(`http://${host}:${port}/`), mayBePrivate: false }))).fault,
			host
		).toMatch(/own networks|no address/);
	expect(receiver.all).toEqual([]);
	for (const address of [
		'10.1.2.3',
		'169.254.169.254',
		'192.168.0.1',
		'100.64.0.1',
		'0.0.0.0',
		'::',
		'fe80::1',
		'fd00::1',
		'::ffff:10.0.0.1',
		'nothing'
	])
		expect(isPublic(address), address).toBe(false);
	for (const address of ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])
		expect(isPublic(address), address).toBe(true);
});

it('takes settings that are whole, and says of others what is missing, without what they hold', () => {
	const hook = { WEBHOOK_URLS: 'https://a.example/x?key=topsecret', WEBHOOK_SECRET: SECRET };
	expect(settingsOf({}).sending).toMatchObject({ webhooks: [], smtpUrl: null, digestTo: [] });
	expect(settingsOf(hook).sending.webhooks.map(({ host }) => host)).toEqual(['a.example']);
	for (const [env, words] of [
		[{ ...hook, WEBHOOK_SECRET: '' }, /WEBHOOK_SECRET: expected whsec_/],
		[{ ...hook, WEBHOOK_SECRET: 'whsec_topsecret' }, /WEBHOOK_SECRET/],
		[{ ...hook, WEBHOOK_URLS: 'http://a.example/topsecret' }, /number 1: expected https/],
		[{ ...hook, WEBHOOK_URLS: 'https://a.example, https://10.0.0.1/topsecret' }, /number 2: 10\.0\.0\.1/],
		[{ ...hook, WEBHOOK_URLS: 'https://[::1]/topsecret' }, /own networks/],
		[{ ...hook, WEBHOOK_URLS: 'https://u:topsecret@a.example' }, /expected an address/],
		[{ ...hook, PORT: '0' }, /PORT: what is sent holds links/],
		[{ DIGEST_TO: 'desk@example.org' }, /SMTP_URL/],
		[{ DIGEST_TO: 'desk@example.org', SMTP_URL: 'https://u:topsecret@m.example' }, /SMTP_URL/],
		[{ DIGEST_TO: 'nobody', SMTP_URL: 'smtp://m.example' }, /DIGEST_TO/],
		[{ DIGEST_WHEN: 'hourly' }, /DIGEST_WHEN: expected daily, weekly, turns/]
	] as const) {
		const reading = (): unknown => settingsOf(env);
		expect(reading, JSON.stringify(env)).toThrow(SettingsError);
		expect(reading).toThrow(words);
		expect(reading).not.toThrow(/topsecret/);
	}
	expect(
		settingsOf({ ...hook, WEBHOOK_URLS: receiver.url, WEBHOOK_PRIVATE: '1' }).sending.webhooks
	).toHaveLength(1);
	expect(receiverName('webhook', 'https://a.example/topsecret', 'W')).not.toContain('topsecret');
});

it('finds what is untold', () => {
	expect(untold([entry(1), entry(2, 2)], new Map([[entry(2).id, 1]]))).toHaveLength(2);
	expect(untold([entry(1), entry(2)], new Map([[entry(2).id, 1]]))).toEqual([entry(1)]);
});
