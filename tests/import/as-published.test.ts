import { describe, expect, it } from 'vitest';
import type { ImportBlock } from '#parse';
import { codes, fixture, harvestOf, valuesOf } from './importing.ts';

describe('SIPRI’s registers of the world have remarks with a line break in them, and no quotes', () => {
	const share: ImportBlock = { format: 'sipri', recipient: 'Eastland', supplier: 'Northland' };
	const head =
		'Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Number delivered, ,Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons';
	const north = 'Eastland,Northland,2018,,2,,X-1,fighter,2,,2020,New,Part of a deal,10,20,20';
	const south = 'Eastland,Southland,2019,,1,,Y-2,frigate,1,,2020,New,,60,60,60';
	const broken = north.replace('a deal,', 'a deal\n,');

	it.each([
		['in the middle', [head, broken, south]],
		['at the end', [head, south, broken]],
		['with more words after it', [head, broken.replace('\n,', '\nof 2018,'), south]]
	])('%s: the row counts as it would in one line', async (_where, lines) => {
		const harvest = await harvestOf(lines.join('\n'), share, '2026-03-09');
		expect(codes(harvest)).toEqual([]);
		expect(valuesOf(harvest)).toEqual({ '2020': 25 });
	});
	it.each([
		['in another column', [head, north.replace('fighter', 'figh\nter'), south]],
		['with a cell too few behind it', [head, broken.replace(',20,20', ',20'), south]],
		['with nothing behind it', [head, south, broken.split('\n')[0] ?? '']]
	])('%s: what stands where can’t be told', async (_where, lines) => {
		const harvest = await harvestOf(lines.join('\n'), share, '2026-03-09');
		expect(harvest.observations).toEqual([]);
		expect(codes(harvest)[0]).toMatch(/ragged-row|truncated/);
	});
});

describe('the EU list as CSV', () => {
	const block: ImportBlock = { format: 'eu-list', programme: 'MMR' };

	it('an entry of a kind that nobody knows stops the reading', async () => {
		const csv = (await fixture('eu-list.csv')).toString().replaceAll('enterprise;E;', 'vessels;V;');
		expect(codes(await harvestOf(csv, block))).toContain('import/unknown-kind');
	});
	it('so does one without its number', async () => {
		const csv = (await fixture('eu-list.csv')).toString().replace(/^([^;]*);\d+;/m, '$1;;');
		expect(codes(await harvestOf(csv, block))).toContain('import/no-id');
	});
});

describe('OpenSanctions’ collection of everything', () => {
	const head = 'id,schema,name,countries,sanctions,program_ids,dataset,last_seen';
	const row = (id: string, sanction: string, programme = ''): string =>
		`${id},Person,A,mm,${sanction},${programme},X,2026-03-13T05:41:01`;
	const block: ImportBlock = { format: 'opensanctions', country: 'mm' };
	const mixed = [head, row('a', 'Block - EO14014', 'US-BURMA'), row('b', ''), row('c', '')].join('\n');

	it('isn’t counted by country alone, for some of its entries are wanted or barred from contracts', async () => {
		const harvest = await harvestOf(mixed, block);
		expect(codes(harvest)).toEqual(['import/wrong-list']);
		expect(harvest.issues[0]?.received).toContain('2 of 3 entries');
	});
	it('is counted by programme', async () => {
		expect(valuesOf(await harvestOf(mixed, { ...block, programme: 'US-BURMA' }))).toEqual({
			'2026-03-13': 1
		});
	});
	it('an entry without a sanction doesn’t count in a list of sanctions either, and this is said', async () => {
		const harvest = await harvestOf(`${mixed.split('\n').slice(0, 3).join('\n')}\n`, block);
		expect(valuesOf(harvest)).toEqual({ '2026-03-13': 1 });
		expect(harvest.notices.map(({ code, received }) => [code, received])).toEqual([
			['import/unsanctioned', '1 of those asked for without one']
		]);
	});
	it('tells in its nested form by topics: owners, the wanted and the barred are under no sanction', async () => {
		const line = (id: string, topic: string): string =>
			`${JSON.stringify({ id, schema: 'Person', datasets: ['x'], last_seen: '2026-03-13', properties: { country: ['mm'], topics: [topic], sanctions: [{ properties: {} }] } })}\n`;
		const json = line('a', 'sanction') + line('b', 'sanction.counter') + line('c', 'wanted');
		expect(valuesOf(await harvestOf(json + line('d', 'sanction.linked'), block))).toEqual({
			'2026-03-13': 2
		});
		expect(codes(await harvestOf(line('c', 'wanted') + line('d', 'debarment'), block))).toEqual([
			'import/wrong-list'
		]);
	});
});

it('an event that comes twice counts once, and with two counts it is an issue', async () => {
	const head = 'date,title,category,source,published,counts';
	const visit = '2024-02-01,Minister,visit,s,,visits:2';
	const block: ImportBlock = { format: 'events', counts: 'visits', from: 2024, every: 'quarter', window: 3 };
	const read = (...rows: string[]) => harvestOf([head, ...rows].join('\n'), block, '2024-04-05');
	const twice = await read(visit, visit.replace(',s,', ',other,'));
	expect(valuesOf(twice)).toEqual({ '2024-Q1': 2 });
	expect(twice.notices.map(({ code, line }) => [code, line])).toEqual([['import/repeated-row', 3]]);
	expect(codes(await read(visit, visit.replace(':2', ':1')))).toEqual(['import/two-values']);
});
