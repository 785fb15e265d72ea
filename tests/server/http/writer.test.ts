import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { noteImport, noteTakenBack } from '#server/disk/import-journal.ts';
import { writersOf } from '#server/http/writer.ts';
import { answersTo, settingsOf, SettingsError } from '#server/settings.ts';

type Env = Readonly<Record<string, string>>;
const ask = (
	env: Env,
	{
		address = '127.0.0.1',
		headers = {},
		httpVersion = '1.1'
	}: { address?: string; headers?: Env; httpVersion?: string }
): string | null | false => {
	const writer = writersOf(settingsOf(env))({ address, headers: new Headers(headers), httpVersion });
	return writer.mayWrite && writer.name;
};

it('lets whoever sits at the machine write, and no stranger, however he came', () => {
	for (const address of ['127.0.0.1', '127.3.2.1', '::1', '::ffff:127.0.0.1'])
		expect(ask({}, { address }), address).toBeNull();
	expect(ask({}, { address: '10.0.0.7' })).toBe(false);
	// Whoever has hung up is nobody, and no fault.
	const gone = { address: undefined, headers: new Headers(), httpVersion: '1.1' };
	expect(writersOf(settingsOf({}))(gone).mayWrite).toBe(false);
	expect(
		writersOf(
			settingsOf({ WRITERS: 'proxy-user', TRUSTED_PROXY: '127.0.0.1', ORIGIN: 'https://watch.example.org' })
		)(gone).mayWrite
	).toBe(false);
	for (const name of [
		'x-forwarded-for',
		'X-Forwarded-Host',
		'x-forwarded-proto',
		'x-real-ip',
		'forwarded',
		'via'
	])
		expect(ask({}, { headers: { [name]: 'x' } }), name).toBe(false);
	// As a proxy without any configuration asks: no header of its own, and Host rewritten to ours.
	expect(ask({}, { httpVersion: '1.0' })).toBe(false);
	expect(ask({ ORIGIN: 'https://watch.example.org' }, {})).toBe(false);
	expect(ask({ ORIGIN: 'http://localhost:3000' }, {})).toBeNull();
	expect(ask({ READ_ONLY: '1' }, {})).toBe(false);
});

const proxied: Env = {
	WRITERS: 'proxy-user',
	TRUSTED_PROXY: '127.0.0.1, 10.1.0.0/16, fd00::/8',
	ORIGIN: 'https://w.example'
};
const named = { 'x-forwarded-user': 'a.nalyst' };

it('believes a trusted proxy who has signed on, and nobody else', () => {
	for (const address of ['127.0.0.1', '10.1.2.3', 'fd00::7', '::ffff:10.1.2.3'])
		expect(ask(proxied, { address, headers: named }), address).toBe('a.nalyst');
	for (const address of ['127.0.0.2', '10.2.0.1', 'fe80::1', 'nonsense'])
		expect(ask(proxied, { address, headers: named }), address).toBe(false);
	expect(ask(proxied, {})).toBe(false);
	expect(ask(proxied, { headers: { 'x-forwarded-user': '  ' } })).toBe(false);
	expect(ask({ ...proxied, USER_HEADER: 'Remote-User' }, { headers: { 'remote-user': 'b' } })).toBe('b');
	expect(ask({ ...proxied, READ_ONLY: '1' }, { headers: named })).toBe(false);
	expect(String(ask(proxied, { headers: { 'x-forwarded-user': 'x'.repeat(5000) } }))).toHaveLength(200);
});

it('refuses to start where strangers could write, or on settings that mean nothing', () => {
	for (const env of [
		{ HOST: '0.0.0.0' },
		{ HOST: '0.0.0.0', ORIGIN: 'https://w.example' },
		{ WRITERS: 'proxy-user' },
		{ WRITERS: 'proxy-user', TRUSTED_PROXY: '127.0.0.1' },
		{ WRITERS: 'everybody' },
		{ TRUSTED_PROXY: 'nginx' },
		{ TRUSTED_PROXY: '10.0.0.0/33' },
		{ TRUSTED_PROXY: '10.0.0.0/8/8' },
		{ USER_HEADER: 'a b' }
	])
		expect(() => settingsOf(env), JSON.stringify(env)).toThrow(SettingsError);
	expect(settingsOf({ ...proxied, HOST: '0.0.0.0' }).writers).toBe('proxy-user');
});

it('answers to its own names, with or without the port, and to no other', () => {
	const secure = settingsOf({ ORIGIN: 'https://w.example', READ_ONLY: '1' });
	for (const host of ['w.example', 'W.EXAMPLE', 'w.example:443', 'localhost:3000', '127.0.0.1', '[::1]:3000'])
		expect(answersTo(host, secure), host).toBe(true);
	for (const host of [
		'w.example:80',
		'w.example:8443',
		'x.w.example',
		'w.example.evil',
		'a@w.example',
		'w.example/',
		'',
		undefined
	])
		expect(answersTo(host, secure), host).toBe(false);
	expect(answersTo('w.example:80', settingsOf({ ORIGIN: 'http://w.example' }))).toBe(true);
	expect(answersTo('w.example', settingsOf({}))).toBe(false);
});

it('notes who accepted a file, and who took it back', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'journal-'));
	try {
		const accepted = { indicator: 'oil', format: 'table', file: 'a\n.csv', added: [1, 2], revised: [] };
		await noteImport(folder, accepted, { mayWrite: true, name: 'a.nalyst' }, () => 0);
		await noteImport(folder, accepted, { mayWrite: true, name: null }, () => 0);
		const back = { file: 'a.csv', indicator: 'oil', rows: 2 };
		await noteTakenBack(folder, back, { mayWrite: true, name: 'b' }, () => 0);
		const lines = readFileSync(join(folder, 'imports.jsonl'), 'utf8').trim().split('\n');
		expect(lines.map((line) => (JSON.parse(line) as { by: unknown }).by)).toEqual(['a.nalyst', null, 'b']);
		expect(JSON.parse(lines[2] ?? '')).toMatchObject({ takenBack: 2, indicator: 'oil', file: 'a.csv' });
		expect(JSON.parse(lines[0] ?? '')).toMatchObject({
			at: '1970-01-01T00:00:00.000Z',
			added: 2,
			file: 'a\n.csv'
		});
	} finally {
		rmSync(folder, { recursive: true });
	}
});
