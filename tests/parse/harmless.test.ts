import { expect, it } from 'vitest';
import { parseWatchFolder } from '#parse';
import { importShape } from '#import';
import { inventedFiles } from '../support/invented-watch.ts';

function issuesWith(
	path: string,
	text: string
): readonly { code: string; file: string | null; line: number | null }[] {
	const encoder = new TextEncoder();
	const files = new Map(
		[...inventedFiles({ [path]: text })].map(([name, all]) => [name, encoder.encode(all)])
	);
	const result = parseWatchFolder(files, importShape);
	return 'issues' in result ? result.issues : [];
}

it('takes no source address that isn’t one of the web', () => {
	const sources = inventedFiles().get('sources.json') ?? '';
	const [first] = JSON.parse(sources) as { id: string }[];
	const withAddress = (URL: string): string =>
		JSON.stringify((JSON.parse(sources) as object[]).map((one, at) => (at === 0 ? { ...one, URL } : one)));
	expect(first).toBeDefined();
	for (const address of [
		'javascript:alert(1)',
		'JaVaScRiPt:x',
		'data:text/html,x',
		'file:///etc/passwd',
		'//evil.example',
		' https://x',
		'https://a b'
	])
		expect(
			issuesWith('sources.json', withAddress(address)).map(({ code }) => code),
			address
		).toEqual(['sources/bad-address']);
	for (const address of ['https://example.org/a?b#c', 'HTTP://example.org', ''])
		expect(issuesWith('sources.json', withAddress(address)), address).toEqual([]);
});

it('names an invisible sign that turns the direction of text, with its place', () => {
	const events = `date,title,category,source,published\n2020-01-01,a\u202eb,x,s,2020-01-01\n`;
	expect(issuesWith('events.csv', events)).toMatchObject([{ code: 'file/direction', line: 2, column: 13 }]);
});
