import { expect, it } from 'vitest';
import { parseWatchFolder, plainDirection, plainTexts, shown } from '#parse';
import { importShape } from '#import';
import { inventedFiles } from '../support/invented-watch.ts';

function issuesWith(
	path: string,
	text: string
): readonly { code: string; file: string | null; line: number | null; received: string }[] {
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

const SIGNS = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'];

it('names it also where a file of YAML or JSON writes it as an escape', () => {
	for (const sign of SIGNS) {
		const escape = `\\u${sign.charCodeAt(0).toString(16)}`;
		const name = `U+${sign.charCodeAt(0).toString(16).toUpperCase()}`;
		const yaml = (inventedFiles().get('watch.yaml') ?? '').replace(
			'title: One Lamp',
			`title: "One ${escape} Lamp"`
		);
		expect(issuesWith('watch.yaml', yaml), escape).toMatchObject([
			{ code: 'file/direction', line: 1, received: name }
		]);
		const json = (inventedFiles().get('sources.json') ?? '').replace('"Log"', `"L${escape}og"`);
		expect(issuesWith('sources.json', json), escape).toMatchObject([
			{ code: 'file/direction', line: 1, received: name }
		]);
	}
	const key = `${inventedFiles().get('watch.yaml') ?? ''}"a\\u202e": 1\n`;
	expect(issuesWith('watch.yaml', key)[0]).toMatchObject({ code: 'file/direction' });
});

it('takes such signs out of what is typed, and quotes them by name', () => {
	for (const sign of SIGNS) {
		expect(plainDirection(`a${sign}b\u200fc`)).toBe('ab\u200fc');
		expect(shown(`a${sign}b`)).toBe(`a(U+${sign.charCodeAt(0).toString(16).toUpperCase()})b`);
	}
	const nested = { list: ['a\u202eb', 1, null], same: { text: 'c' } };
	const plain = plainTexts(nested);
	expect(plain).toEqual({ list: ['ab', 1, null], same: { text: 'c' } });
	// What needs no change is given back as it is.
	expect(plainTexts(plain)).toBe(plain);
});
