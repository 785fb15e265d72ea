import { expect, test } from '@playwright/test';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteArchive } from '../../../src/lib/server/archive/sql/sqlite-archive.ts';
import { receiverName } from '../../../src/lib/server/sent/receivers.ts';
import { FROZEN_WATCH, watchOf } from '../../support/frozen-watch.ts';
import { hookReceiver } from '../../support/played/hook-receiver.ts';
import { freePort, started, stopAll } from '../../support/servers.ts';

const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
let folder: string;

test.beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'digest-'));
});
test.afterEach(async () => {
	await stopAll();
	rmSync(folder, { recursive: true });
});

test('the link of a digest stops it by a button, by a mail program’s own, and never by being looked at', async ({
	page,
	request
}) => {
	const dataDir = join(folder, 'data');
	const archive = await openSqliteArchive(dataDir);
	const token = 'A'.repeat(43);
	await archive.sent.introduce({ name: 'mail', token, last: '2026-11-26' }, []);
	const isStopped = async () => (await archive.sent.receiverOf(token))?.stopped !== null;
	const { address } = await started({ DATA_DIR: dataDir, READ_ONLY: '1' });
	const link = `${address}/digest/stop?token=${token}`;

	expect((await request.head(link)).status()).toBe(200);
	await page.goto(link);
	expect(await isStopped()).toBe(false);
	await page.getByRole('button', { name: 'Stop these mails' }).click();
	await expect(page.getByRole('status')).toHaveText('You get no more mails about this watch.');
	expect(await isStopped()).toBe(true);
	await page.getByRole('button', { name: 'Send them again' }).click();
	await expect(page.getByRole('button', { name: 'Stop these mails' })).toBeVisible();
	expect(await isStopped()).toBe(false);

	// RFC 8058: from no page, with this very body.
	const posted = await fetch(link, {
		method: 'POST',
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: 'List-Unsubscribe=One-Click',
		redirect: 'error'
	});
	expect(posted.status).toBe(200);
	expect(await isStopped()).toBe(true);

	const other = link.replace('AAA', 'BBB');
	expect((await request.get(other)).status()).toBe(404);
	expect((await request.post(other, { form: { again: '1' }, headers: { origin: address } })).status()).toBe(
		404
	);
	// Another site's page names itself, and is refused as with every form.
	const foreign = await request.post(link, {
		form: { again: '1' },
		headers: { origin: 'https://evil.example' }
	});
	expect(foreign.status()).toBe(403);
	expect(await isStopped()).toBe(true);
	await archive.close();
});

test('a built server introduces a receiver, sends it nothing of before, and then what is new', async () => {
	cpSync(FROZEN_WATCH, join(folder, 'watch'), { recursive: true });
	const receiver = await hookReceiver(SECRET);
	const dataDir = join(folder, 'data');
	const env = {
		WATCH_DIR: join(folder, 'watch'),
		DATA_DIR: dataDir,
		READ_ONLY: '1',
		// What is sent holds the server's address.
		PORT: await freePort(),
		WEBHOOK_URLS: receiver.url,
		WEBHOOK_SECRET: SECRET,
		WEBHOOK_PRIVATE: '1'
	};
	const { said, address } = await started(env);
	const archive = await openSqliteArchive(dataDir);
	const { watch } = await watchOf(env.WATCH_DIR);
	const name = receiverName('webhook', receiver.url, watch.title);
	await expect.poll(() => archive.sent.receiver(name)).not.toBeNull();
	const rows = join(env.WATCH_DIR, 'arms-share-russia', 'observations.csv');
	const published = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
	appendFileSync(rows, `2025,${published},95,,,sipri-register-2025-03,made up for a test,A2,A,\n`);
	// A turn that the figure causes comes as an entry of its own.
	const figures = () => receiver.all.find(({ body }) => body.startsWith('{"type":"entry.figures"'));
	// Whoever reads makes the server look; alone it looks every half minute.
	await expect
		.poll(async () => {
			await fetch(`${address}/api/health`);
			return figures();
		})
		.toBeDefined();
	const first = figures();
	expect(first).toMatchObject({ isSigned: true, isTaken: true });
	expect(JSON.parse(first?.body ?? '')).toMatchObject({
		type: 'entry.figures',
		data: {
			watch: watch.title,
			on: published,
			url: `${address}/indicators/arms-share-russia?as-of=${published}`
		}
	});
	expect(new Set(receiver.all.map(({ id }) => id)).size).toBe(receiver.all.length);
	expect(said()).toContain('sent to a webhook');
	expect(said()).not.toContain('token=secret');
	await archive.close();
	await receiver.close();
});
