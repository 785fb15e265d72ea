import { expect, it } from 'vitest';
import { DATA_FILES, dataFileOf } from '#present';
import { match as isDataFile } from '../../src/params/datafile.ts';

it('takes apart every file there is, and nothing else', () => {
	for (const [name, endings] of Object.entries(DATA_FILES)) {
		for (const ending of endings) {
			expect(dataFileOf(`${name}.${ending}`)).toEqual({ name, ending });
			expect(isDataFile(`${name}.${ending}`)).toBe(name !== 'indicator');
		}
	}
	const none = [
		'outlook',
		'outlook.',
		'.csv',
		'outlook.ics',
		'changes.ics',
		'OUTLOOK.csv',
		'a.outlook.csv',
		'toString.csv'
	];
	for (const file of none) expect(dataFileOf(file), file).toBeNull();
});
