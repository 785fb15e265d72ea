import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inventedFiles, SIGNPOSTS } from '../support/invented-watch.ts';
import {
	FOLDER_FILES,
	FORMATS,
	FORMS,
	QUERY_PARAMETERS,
	ROUTE_PARAMETERS,
	ROUTES
} from '../support/pages/ways-in.ts';

const text = readFileSync('SECURITY.md', 'utf8');

interface Row {
	readonly named: readonly string[];
	readonly tests: readonly string[];
}

const coded = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);

/** The rows of the table under a bold heading. */
function rowsUnder(heading: string): Row[] {
	const [, table = ''] = text.split(`**${heading}**`);
	const lines = table.split('\n').slice(1).join('\n').trimStart().split('\n\n')[0]?.split('\n') ?? [];
	return lines
		.filter((line) => line.startsWith('|') && !/^\|(-|\s*(what|threat)\b)/.test(line))
		.map((line) => {
			const cells = line.split('|').slice(1, -1);
			return { named: coded(cells[0] ?? ''), tests: coded(cells.at(-1) ?? '') };
		});
}

const ways = {
	'Parts of addresses': ROUTE_PARAMETERS,
	'Parameters of addresses': QUERY_PARAMETERS,
	'What is sent': FORMS,
	'Files of the watch folder': FOLDER_FILES,
	'What is given out': FORMATS
};

it.each(Object.entries(ways))(
	'%s: each is in the table of threats, and none that there isn’t',
	(heading, all) => {
		expect(all.length).toBeGreaterThan(5);
		const rows = rowsUnder(heading);
		expect(rows.flatMap(({ named }) => named).sort()).toEqual([...all].sort());
	}
);

it('holds every row of the tables of threats to tests that there are', () => {
	const rows = ['Threats and what holds against them.', ...Object.keys(ways)].flatMap(rowsUnder);
	expect(rows.length).toBeGreaterThan(20);
	for (const { named, tests } of rows) {
		expect(tests.length, named.join()).toBeGreaterThan(0);
		for (const test of tests) expect(existsSync(test), test).toBe(true);
	}
});

it('draws every file of a folder where folders are drawn at random', () => {
	const drawn = [...inventedFiles({ 'signposts.yaml': SIGNPOSTS }).keys()].map((path) =>
		path
			.replace(/^scenarios\/.*\.yaml$/, 'scenarios/<id>.yaml')
			.replace(/^[a-z-]+\/(indicator|obs)/, '<indicator>/$1')
	);
	expect([...new Set(drawn)].sort()).toEqual([...FOLDER_FILES].sort());
});

it('finds the ways in by itself', () => {
	expect(ROUTES).toEqual(expect.arrayContaining(['/', '/indicators/[id]', '/api/live', '/update/upload']));
	expect(FORMS).toEqual(
		expect.arrayContaining(['/briefings?/take', '/update?/take-back', '/scenarios?/import', '/update/upload'])
	);
	expect(FORMATS).toEqual(expect.arrayContaining(['.atom', '.docx', '.zip', '/metrics', '/api/live']));
});
