import { createServer, type Server } from 'node:http';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../src/cli/program.ts';
import { fixture, TODAY } from '../importing.ts';
import { HEADER, smallWatch } from './watch-copy.ts';

/** For a format: its file (text, or the name of a fixture), what the block says, and the row that is written. */
const files: Readonly<Record<string, readonly [file: string, block: object, row: string]>> = {
	sipri: [
		'deals.csv',
		{ recipient: 'Eastland', supplier: 'Southland', window: 5 },
		'2019/2023,2025-01-03,45.5,'
	],
	comtrade: [
		'cases/comtrade-duplicate-rows.csv',
		{ reporter: '104', partner: '156', flow: 'imports' },
		'2024,2026-03-09,40,'
	],
	ofac: ['sdn.xml', { programme: 'BURMA-EO14014' }, '2026-03-14,2026-03-14,2,'],
	'uk-list': [
		'Report Date: 08-Oct-2026\nLast Updated,Unique ID,OFSI Group ID,UN Reference Number,Name 6,Name type,Regime Name,Designation Type\n04/08/2026,MYA0001,1,,A,Primary Name,Myanmar,Individual\n',
		{ programme: 'Myanmar' },
		'2026-10-08,2026-10-08,1,'
	],
	'canada-list': [
		'Country,Item,Schedule,LastName,GivenName,Aliases,DateOfBirth,Entity,Title,DateOfListing\nMyanmar,12,1,A,B,,1970-03-12,,Colonel,2022-03-04\n',
		{ programme: 'Myanmar' },
		// The list has no date of its own: the server's counts.
		'2026-03-09,2026-03-09,1,'
	],
	worldbank: ['cases/wb-databank.csv', { country: 'MMR', series: 'NE.TRD.GNFS.ZS' }, '2023,2026-10-07,58.9,'],
	'sdmx-csv': ['FREQ,TIME_PERIOD,OBS_VALUE\nA,2024,7\n', {}, '2024,2026-03-09,7,'],
	'sdmx-json': [
		'{"header":{},"dataSets":[{"observations":{"0":[8]}}],"structure":{"dimensions":{"observation":[{"id":"TIME_PERIOD","values":[{"id":"2024"}]}]}}}',
		{},
		'2024,2026-03-09,8,'
	],
	'eurostat-tsv': ['unit,geo\\TIME_PERIOD\t2023 \t2024 \nPC,DE\t1\t2\n', {}, '2024,2026-03-09,2,'],
	fred: ['observation_date,XY\n2024-01-01,5\n2024-02-01,6\n', { series: 'XY' }, '2024-02,2026-03-09,6,'],
	eia: [
		'Month,Price Dollars per Barrel\nFeb 2024,81\nJan 2024,80\n',
		{ series: 'Price Dollars per Barrel' },
		'2024-02,2026-03-09,81,'
	],
	'wide-table': [
		'Country,2020,2021,2022,2023\nMyanmar,1,2,3,4\n',
		{ where: { Country: 'Myanmar' } },
		'2023,2026-03-09,4,'
	],
	table: ['Year,Figure\n2023,9\n', { columns: { period: 'Year', value: 'Figure' } }, '2023,2026-03-09,9,']
};

let watch = '';
let server: Server;
let origin = '';
const asked: string[] = [];

async function cli(...words: readonly string[]): Promise<{ code: number; out: string }> {
	let out = '';
	const code = await run([...words, '--watch', watch], {
		out: (text) => (out += text),
		err: () => undefined,
		today: TODAY,
		env: { DATA_DIR: join(watch, '..', `data-of-${watch.split('/').at(-1) ?? ''}`) }
	});
	return { code, out };
}

async function addIndicator(id: string, block: object): Promise<void> {
	await mkdir(join(watch, id));
	const plain =
		'group: arms\nquestion: How?\nunit: x\ndecimals: 1\nscale: linear\nfrequency: P1Y\npublication_lag_days: 75\ncontext_only: true\n';
	await writeFile(join(watch, id, 'indicator.yaml'), `name: ${id}\n${plain}${stringify({ import: block })}`);
	await writeFile(join(watch, id, 'observations.csv'), HEADER);
}

const rowsOf = async (id: string): Promise<string> => readFile(join(watch, id, 'observations.csv'), 'utf8');

beforeAll(async () => {
	const bodies = new Map<string, string | Buffer>();
	for (const [format, [file]] of Object.entries(files))
		bodies.set(`/${format}`, /^[\w/-]+\.(?:csv|xml)$/.test(file) ? await fixture(file) : file);
	server = createServer((request, response) => {
		asked.push(request.url ?? '');
		const body = bodies.get(request.url ?? '');
		response.writeHead(body === undefined ? 404 : 200, { 'last-modified': 'Mon, 09 Mar 2026 10:00:00 GMT' });
		response.end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	watch = await smallWatch();
	// The one block of the small watch has no address: it is left alone.
	for (const [format, [, block]] of Object.entries(files)) {
		await addIndicator(format, {
			format,
			...block,
			source: 'deals',
			grade: 'A2',
			url: `${origin}/${format}`
		});
	}
	await addIndicator('table-again', {
		...{ format: 'table', columns: { period: 1, value: 2 }, divide: 10, source: 'deals', grade: 'A2' },
		url: `${origin}/table`
	});
});
afterAll(async () => {
	server.close();
	await rm(watch, { recursive: true, force: true });
});

// Some thirty readings and writings each: a bound on a hang, not a measure of speed.
describe('import auto --fetch takes the file of every import block that has an address', () => {
	it('each address once, each indicator fed, and nothing written before --write', async () => {
		const shown = await cli('import', 'auto', '--fetch');
		expect(shown.code, shown.out).toBe(0);
		expect([...asked].sort()).toEqual(
			Object.keys(files)
				.map((format) => `/${format}`)
				.sort()
		);
		for (const id of Object.keys(files)) expect(await rowsOf(id)).toBe(HEADER);
		const written = await cli('import', 'auto', '--fetch', '--write');
		expect(written.code, written.out).toBe(0);
		for (const [format, [, , row]] of Object.entries(files))
			expect(await rowsOf(format)).toContain(`\n${row}`);
		expect(await rowsOf('table-again')).toContain('\n2023,2026-03-09,0.9,');
		expect((await cli('check')).out).toContain('No issues');
		expect((await cli('import', 'auto', '--fetch')).out.match(/Nothing to add/g)).toHaveLength(
			Object.keys(files).length + 1
		);
	});
	it('a file that is gone is said, and the others are written all the same', async () => {
		await addIndicator('gone', {
			format: 'table',
			columns: { period: 1, value: 2 },
			url: `${origin}/gone`
		});
		const [, , row] = files.fred ?? ['', {}, ''];
		await writeFile(join(watch, 'fred', 'observations.csv'), HEADER);
		const { code, out } = await cli('import', 'auto', '--fetch', '--write');
		expect(code).toBe(1);
		expect(out).toContain('/gone');
		expect(await rowsOf('fred')).toContain(`\n${row}`);
	});
});

describe('import auto with a zip archive', () => {
	it('reads the one table in it', async () => {
		const folder = await mkdtemp(join(tmpdir(), 'zip-'));
		const file = join(folder, 'zip_with_auto.zip');
		await writeFile(file, await fixture('cases/zip_with_auto.zip'));
		const words = ['--set', 'country=BGD', '--set', 'series=SP.POP.TOTL', '--json'];
		const { code, out } = await cli('import', 'auto', file, ...words);
		await rm(folder, { recursive: true });
		expect(code).toBe(0);
		const { imports } = JSON.parse(out) as {
			imports: { indicator: string; added: { period: string; published: number; value: number }[] }[];
		};
		expect(imports.map(({ indicator }) => indicator)).toEqual(['worldbank']);
		expect(imports[0]?.added.map(({ period, value }) => [period, value])).toEqual([
			['2018', 163_683_958],
			['2019', 165_516_222],
			['2020', 167_420_951],
			['2021', 169_356_251]
		]);
		expect(imports[0]?.added[0]?.published).toBe(Date.UTC(2023, 2, 1) / 86_400_000);
	});
});
