import { existsSync } from 'node:fs';
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeBackLast } from '#server/import/file-writing.ts';
import { makeIndicator } from '#server/import/map-desk.ts';
import { readWatch } from '#server/watch/watch-folder.ts';
import { TODAY } from '../importing.ts';
import { smallWatch } from './watch-copy.ts';

describe('an indicator made of an unknown table', () => {
	let folder = '';
	beforeEach(async () => {
		folder = await smallWatch();
		await writeFile(join(folder, '.upload'), 'Year,Tons\n2022,3\n2023,5\n');
	});
	afterEach(() => rm(folder, { recursive: true }));

	const at = (name: string): string => join(folder, name);
	const sources = (): Promise<string> => readFile(at('sources.json'), 'utf8');
	const make = (more: Readonly<Record<string, string>> = {}) => {
		const upload = { id: 'x', path: at('.upload'), name: 'tons.csv' };
		const fields = {
			...{ period: 'Year', value: 'Tons', name: 'Tons', question: 'How much?', unit: 't', group: 'arms' },
			...{ frequency: 'P1Y', reliability: 'B', credibility: '3', 'source-title': 'List of tons', ...more }
		};
		const open = { upload, format: null, seems: 'a table', advice: null };
		return makeIndicator(folder, open, Object.entries(fields), TODAY);
	};

	it('is taken back whole, with its source, and only once', async () => {
		const before = await sources();
		expect(await make()).toEqual({ id: 'tons', rows: 2 });
		expect(await sources()).not.toBe(before);
		expect(await takeBackLast(folder)).toEqual({ rows: 2, indicator: 'tons' });
		expect(existsSync(at('tons'))).toBe(false);
		expect(existsSync(at('.taken-back-tons'))).toBe(false);
		expect(await sources()).toBe(before);
		expect(await readWatch(folder)).toHaveProperty('watch');
		expect(await takeBackLast(folder)).toMatchObject({ issues: [{ code: 'import/nothing-to-take-back' }] });
	});
	it('leaves the sources as they are where it took one of theirs', async () => {
		await make({ source: 'deals' });
		const other = `${await sources()}\n`;
		await writeFile(at('sources.json'), other);
		expect(await takeBackLast(folder)).toEqual({ rows: 2, indicator: 'tons' });
		expect(await sources()).toBe(other);
	});
	it.each([
		['tons/indicator.yaml', '# mine\n'],
		['tons/observations.csv', '\n'],
		['tons/README.md', 'mine'],
		['sources.json', '\n']
	])('stays once %s was changed', async (name, more) => {
		await make();
		await appendFile(at(name), more);
		expect(await takeBackLast(folder)).toMatchObject({
			issues: [{ code: 'import/changed-since', file: name }]
		});
		expect(existsSync(at('tons/observations.csv'))).toBe(true);
	});
	it('stays where the watch would no longer be sound without it', async () => {
		await make();
		// Another indicator cites its source by now.
		await appendFile(at('share/observations.csv'), '2021,2022-03-01,60,,,list-of-tons,x,A2,A,\n');
		expect(await readWatch(folder)).toHaveProperty('watch');
		const outcome = await takeBackLast(folder);
		expect('issues' in outcome && outcome.issues.map(({ file }) => file)).toEqual(['share/observations.csv']);
		expect(existsSync(at('tons/observations.csv'))).toBe(true);
	});
	it('is taken back to the end by the next import where the program was killed in the middle', async () => {
		const before = await sources();
		await make();
		const record = await readFile(at('.last-import.json'), 'utf8');
		await writeFile(at('.last-import.json'), record.replace('"done"', '"taking-back"'));
		await rm(at('tons'), { recursive: true });
		expect(await make()).toEqual({ id: 'tons', rows: 2 });
		expect(JSON.parse(await sources())).toHaveLength((JSON.parse(before) as unknown[]).length + 1);
		expect(await takeBackLast(folder)).toEqual({ rows: 2, indicator: 'tons' });
		expect(await sources()).toBe(before);
	});
});
