import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { recogniseFile } from '#import';
import type { ImportBlock } from '#parse';
import { codes, fixture, harvestOf } from '../importing.ts';

const share: ImportBlock = { format: 'sipri', recipient: 'Eastland', supplier: 'Northland' };
const deals = async (): Promise<string> => (await fixture('deals.csv')).toString();
const latin = (text: string): Uint8Array => Uint8Array.from(text, (mark) => mark.charCodeAt(0));
/** One bit of the check sum turned. */
const damaged = (bytes: Uint8Array): Uint8Array =>
	bytes.map((byte, at) => (at === bytes.length - 6 ? byte ^ 1 : byte));

describe('whatever comes, there is one clear issue and no observation', () => {
	const cases: Record<string, () => Promise<readonly [string | Uint8Array, string]>> = {
		'the wrong recipient': async () => [
			(await deals()).replaceAll('Eastland', 'Elsewhere'),
			'import/no-match'
		],
		"another publisher's file": async () => [await fixture('comtrade.csv'), 'import/wrong-file'],
		'a table of nobody': () => Promise.resolve(['a,b,c\n1,2,3\n', 'import/wrong-file']),
		'a file cut within a row': async () => [(await deals()).slice(0, -30), 'import/truncated'],
		'a file cut within a quote': async () => [(await deals()).split('search"')[0] ?? '', 'import/truncated'],
		'semicolons and decimal commas': async () => [
			(await deals()).replaceAll('.', ',').replaceAll(',', ';'),
			'import/delimiter'
		],
		'a page in HTML': () =>
			Promise.resolve(['<!DOCTYPE html><html><body>503</body></html>', 'import/wrong-file']),
		'no workbook after all': () =>
			Promise.resolve([zipSync({ 'xl/workbook.xml': latin('<x/>') }), 'import/bad-workbook']),
		'a gzip file of nobody': () => Promise.resolve([gzipSync('x'), 'import/wrong-file']),
		'a gzip file cut short': async () => [gzipSync(await deals()).subarray(0, -20), 'import/truncated'],
		'a gzip file with another letter in it': async () => [
			damaged(gzipSync(await deals())),
			'import/bad-gzip'
		],
		'a gzip bomb': async () => [
			gzipSync(`${await deals()}${((await deals()).split('\n')[7] ?? '').concat('\n').repeat(400_000)}`),
			'import/zip-bomb'
		],
		'a gzip file of a gzip file': async () => [gzipSync(gzipSync(await deals())), 'import/wrong-file'],
		'an empty file': () => Promise.resolve(['', 'import/empty']),
		'NUL bytes': async () => [(await deals()).replace('fighter', 'fig\0hter'), 'import/nul'],
		'UTF-16': async () => [
			Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(await deals(), 'utf16le')]),
			'import/utf-16'
		],
		'two encodings': async () => [
			Buffer.concat([Buffer.from(await deals()), Buffer.from('8,Nörd,é'), latin('é,x\n')]),
			'import/mixed-encodings'
		],
		'ten million columns': () => Promise.resolve([latin(','.repeat(10_000_000)), 'import/row-too-long']),
		'six thousand columns': async () => [`${','.repeat(6000)}\n${await deals()}`, 'import/too-many-columns'],
		'a zip bomb': () =>
			Promise.resolve([zipSync({ 'a.csv': new Uint8Array(40_000_000) }), 'import/zip-bomb']),
		'a zip of two tables': () =>
			Promise.resolve([zipSync({ 'a.csv': latin('x\n'), 'b.csv': latin('y\n') }), 'import/bad-zip']),
		'a zip cut short': async () => [
			zipSync({ 'a.csv': Buffer.from((await deals()).repeat(50)) }).subarray(0, 300),
			'import/truncated'
		]
	};
	it.each(Object.entries(cases))('%s', async (_name, make) => {
		const [content, code] = await make();
		const harvest = await harvestOf(content, share, null, 65_536);
		expect(codes(harvest)).toContain(code);
		expect(harvest.observations).toEqual([]);
		for (const { expected, received } of harvest.issues)
			expect(expected.length * received.length).toBeGreaterThan(0);
	});
});

describe('what publishers and programs do to files', () => {
	it('takes a byte-order mark, CRLF, Latin-1, a missing preamble, a zip and a gzip file', async () => {
		const plain = await harvestOf(await deals(), share);
		const bare = (await deals()).split('\n').slice(6).join('\n');
		const variants: (string | Uint8Array)[] = [
			`\ufeff${bare}`,
			bare.replaceAll('\n', '\r\n'),
			latin(bare.replaceAll('frigate', 'frégate')),
			bare.replaceAll('frigate', 'frégate'),
			bare.trimEnd(),
			zipSync({ 'readme.pdf': latin('no'), 'deals.csv': Buffer.from(bare) }),
			gzipSync(bare),
			// Two members, as tools that pack in parallel write them.
			Buffer.concat([gzipSync(bare.slice(0, 400)), gzipSync(bare.slice(400))])
		];
		for (const variant of variants)
			for (const size of [1, 3, 4096]) {
				const harvest = await harvestOf(variant, share, null, size);
				expect(harvest.observations).toEqual(plain.observations);
			}
	});
	it('knows a gzip file by what is in it, and lets go of a file of which no more is read', async () => {
		let isClosed = false;
		async function* chunks(): AsyncGenerator<Uint8Array, void, void> {
			try {
				const packed = gzipSync(`${await deals()}${'x'.repeat(50_000)}`);
				for (let at = 0; at < packed.length; at += 50) yield packed.subarray(at, at + 50);
				// Endless, as far as anybody has read so far.
				for (;;) yield Buffer.alloc(50);
			} finally {
				isClosed = true;
			}
		}
		expect(await recogniseFile(chunks())).toMatchObject({ format: 'sipri' });
		expect(isClosed).toBe(true);
	});
	it('rejects a row that can’t be read, and every window with its year', async () => {
		const text = (await deals()).replace('40,40,No', '40,"1,5",No');
		const harvest = await harvestOf(text, { ...share, measure: 'volume', window: 2 });
		expect(harvest.rejected.map(({ code, line }) => [code, line])).toEqual([['import/bad-number', 11]]);
		expect(harvest.observations.map(({ period }) => period)).toEqual(['2019/2020', '2022/2023']);
	});
	it('doesn’t expand entities of an XML document type', async () => {
		const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${(await fixture('sdn.xml'))
			.toString()
			.replace(/<\?xml.*\?>\s*/, '')
			.replace('OTHER', '&b;')}`;
		const harvest = await harvestOf(`<?xml version="1.0"?>${bomb}`, { format: 'ofac', programme: 'CUBA' });
		expect(codes(harvest)).toEqual(['import/bad-xml']);
		expect(
			codes(
				await harvestOf((await fixture('sdn.xml')).subarray(0, 700), { format: 'ofac', programme: 'CUBA' })
			)
		).toEqual(['import/truncated']);
	});
});
