import { expect, it } from 'vitest';
import type { Issue } from '#engine';
import { mappingViewOf, reasonText } from '#present';

const issue = (changes: Partial<Issue>): Issue => ({
	code: 'import/bad-number',
	file: 'trade.csv',
	line: 4,
	column: null,
	field: 'value',
	expected: 'a number',
	received: 'n/a',
	hint: 'write value_column into the block',
	...changes
});
const choice = { period: '', value: '', stands: '', dates: '', decimal: '', together: '', only: {} };
const table = {
	columns: [],
	filters: [],
	choice,
	isChosen: true,
	open: ['value', 'stands'] as const,
	preview: null,
	issues: [] as readonly Issue[],
	sources: [],
	groups: []
};

it('asks what is open in words, once something has been chosen', () => {
	expect(mappingViewOf(table).issues).toEqual([
		'Choose the column with the figures.',
		'Say what a date stands for: the day itself, or its month, quarter or year.'
	]);
	expect(mappingViewOf({ ...table, isChosen: false }).issues).toEqual([]);
});

it('says what is wrong without the keys of a file that the form stands for', () => {
	const several = issue({ code: 'import/several-series', received: '2024-03', line: 7 });
	const { issues, preview } = mappingViewOf({
		...table,
		open: [],
		issues: [several, issue({})],
		preview: {
			count: 0,
			rows: [],
			between: 0,
			rejected: [issue({})],
			notices: [],
			frequency: 'P1M',
			released: '2026-11-01'
		}
	});
	expect(issues[0]).toBe(
		'There are several rows for one period (2024-03, row 7): keep the rows of one kind, or say how several are put together.'
	);
	expect([issues[1], preview?.rejected[0]].join()).not.toContain('value_column');
	expect(preview?.rejected).toEqual([issues[1]]);
});

it('says in words on which line of the file it is', () => {
	expect(reasonText(issue({ line: 7, file: 'x.csv', column: 2 }))).toMatch(/^line 7: /);
	expect(reasonText(issue({ line: null }))).not.toMatch(/line/);
});
