import { expect, test } from '@playwright/test';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { started, stopAll } from '../../support/servers.ts';
import { FORMS } from '../../support/pages/ways-in.ts';

interface Sent {
	readonly type: string | null;
	readonly body: string;
}

const boundary = 'xxxx';
const multipart = `multipart/form-data; boundary=${boundary}`;
const part = (name: string, value: string, file = ''): string =>
	`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
const fields = [
	'title',
	'text',
	'query',
	'as-of',
	'taken',
	'digest',
	'file',
	'into',
	'published',
	'reason.fuel-price',
	'__proto__'
];
const nasty = ['../../etc/passwd', '\0', '\u202e', '9999-12-31', '<script>', 'w.fuel-price=1e999&w.=', ''];

/** What no page of ours sends. */
const bodies: readonly Sent[] = [
	{ type: null, body: '' },
	{ type: 'text/plain', body: 'x=y' },
	{ type: 'application/json', body: '{' },
	{ type: 'multipart/form-data', body: 'no boundary' },
	{ type: multipart, body: 'no part' },
	{ type: multipart, body: part('title', 'broken off').slice(0, -9) },
	{ type: multipart, body: part('file', 'a: &a [*a, *a]', '; filename="../../x.yaml"') },
	{ type: 'application/x-www-form-urlencoded', body: '%' },
	...nasty.flatMap((value): Sent[] => [
		{
			type: 'application/x-www-form-urlencoded',
			body: new URLSearchParams(fields.map((name) => [name, value])).toString()
		},
		{ type: multipart, body: `${fields.map((name) => part(name, value)).join('')}--${boundary}--\r\n` }
	])
];

/** Everything below a folder, with what is in it. */
const contents = (folder: string): Record<string, string> =>
	Object.fromEntries(
		readdirSync(folder, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'latin1')])
	);

test.afterEach(stopAll);

test('no form takes what no page of ours sends, whatever it is, and none is answered as a fault of ours', async () => {
	test.setTimeout(600_000);
	const folder = mkdtempSync(join(tmpdir(), 'forms-'));
	const watch = join(folder, 'watch');
	cpSync('tests/fixtures/watch', watch, { recursive: true });
	try {
		const {
			address,
			process: child,
			said
		} = await started({ WATCH_DIR: watch, DATA_DIR: join(folder, 'data') });
		const before = contents(watch);
		const bad: string[] = [];
		const given = new Set<number>();
		for (const form of FORMS)
			for (const { type, body } of bodies) {
				// As a page's script sends it, where there is much to try: a page anew takes its time.
				const accept = body.length > 200 ? 'application/json' : 'text/html';
				const own = { origin: address, accept };
				const headers = type === null ? own : { ...own, 'content-type': type };
				const answer = await fetch(address + form, { method: 'POST', body, headers, redirect: 'manual' });
				await answer.arrayBuffer();
				given.add(answer.status);
				if (answer.status >= 500) bad.push(`${answer.status} ${form} ${type} ${body.slice(0, 80)}`);
				if (answer.headers.get('location')?.startsWith('/briefings/')) bad.push(`taken: ${form} ${body}`);
			}
		const reserved = await fetch(`${address}/scenarios?/default`, {
			method: 'POST',
			body: '',
			headers: { origin: address, 'content-type': 'application/x-www-form-urlencoded' }
		});
		expect(reserved.status).toBe(404);
		expect(bad).toEqual([]);
		expect([...given]).toEqual(expect.arrayContaining([400, 415]));
		for (const form of FORMS) {
			const foreign = { origin: 'https://evil.example', 'content-type': multipart };
			const answer = await fetch(address + form, {
				method: 'POST',
				body: bodies[6]?.body ?? '',
				headers: foreign
			});
			expect(answer.status, form).toBe(403);
		}
		expect(contents(watch)).toEqual(before);
		expect(child.exitCode).toBeNull();
		expect(said()).not.toMatch(/nobody caught|POST /);
	} finally {
		rmSync(folder, { recursive: true });
	}
});
