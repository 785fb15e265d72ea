import { expect, it } from 'vitest';
import { disposition } from '#server/download/download.ts';
import { formOf } from '#server/http/form-of.ts';
import { receiveUpload } from '#server/import/uploads.ts';

it('names a file in a header whatever is in the name, and never breaks the line', () => {
	for (const name of [
		'a"b.csv',
		'../../etc/passwd',
		'a\r\nx-evil: 1.csv',
		'Żółć–日本.csv',
		'a\\b.csv',
		'\u{1f600}.zip'
	]) {
		const header = disposition(name, 'attachment');
		expect(() => new Headers({ 'content-disposition': header }), name).not.toThrow();
		expect(header).toMatch(/^attachment; filename/);
		expect(header).not.toMatch(/[\r\n]|\.\.\//);
	}
	expect(disposition('outlook-2026-11-22.csv', 'inline')).toBe('inline; filename=outlook-2026-11-22.csv');
});

const sent = (type: string, body: string): Request =>
	new Request('http://localhost/', { method: 'POST', headers: { 'content-type': type }, body });

it('refuses a form that is none or is broken off with 400', async () => {
	for (const [type, body] of [
		['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nhalf'],
		['multipart/form-data', '--x--'],
		['text/plain', 'a=b'],
		['application/json', '{}']
	] as const)
		await expect(formOf(sent(type, body)), type).rejects.toMatchObject({ status: 400 });
	expect((await formOf(sent('application/x-www-form-urlencoded', 'a=b'))).get('a')).toBe('b');
});

it('refuses an upload without a boundary with 400', async () => {
	await expect(receiveUpload(sent('multipart/form-data', '--x--'), 'test-results')).rejects.toMatchObject({
		status: 400
	});
});
