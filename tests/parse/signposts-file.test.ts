import { expect, it } from 'vitest';
import { importShape } from '#import';
import { parseWatchFolder } from '#parse';
import { inventedFolder } from '../support/invented-watch.ts';

const sound = `signposts:
  - id: out
    name: The lamp goes out
    indicator: lamp
    reading: value
    below: 10
    band: 2
    reason: Dark.
    meaning: Nobody is home.
    declared: 2026-07-01
`;
const read = (text: string): ReturnType<typeof parseWatchFolder> =>
	parseWatchFolder(inventedFolder({ 'signposts.yaml': text }), importShape);

it('reads marks with their reasons; a watch without the file has none', () => {
	expect(read(sound)).toMatchObject({
		watch: {
			signposts: [
				{ id: 'out', indicator: 'lamp', scenario: null, reading: 'value', way: 'below', mark: 10, band: 2 }
			]
		}
	});
	expect(parseWatchFolder(inventedFolder(), importShape)).toMatchObject({ watch: { signposts: [] } });
});

it('names what is wrong, where, and what was expected', () => {
	for (const [change, by, code, line] of [
		['indicator: lamp', 'indicator: lump', 'signposts/unknown-indicator', 4],
		['indicator: lamp', 'scenario: only', 'signposts/subject', 5],
		['reading: value', 'reading: position', 'signposts/subject', 5],
		['reading: value', 'reading: luck', 'yaml/not-allowed', 5],
		['    below: 10\n', '', 'signposts/one-way', 2],
		['below: 10', 'below: 10\n    above: 20', 'signposts/one-way', 2],
		['reading: value', 'reading: pull', 'signposts/mark', 5],
		['band: 2', 'band: -2', 'yaml/out-of-range', 7],
		['declared: 2026-07-01', 'declared: 2026-02-30', 'yaml/bad-form', 10],
		['    reason: Dark.\n', '', 'yaml/missing-key', 2],
		['declared: 2026-07-01', `declared: 2026-07-01\n${sound.slice(11)}`, 'signposts/duplicate-id', 11]
	] as const) {
		const found = read(sound.replace(change, by));
		expect(
			'issues' in found && found.issues.map((issue) => [issue.code, issue.line, issue.file]),
			by
		).toEqual([[code, line, 'signposts.yaml']]);
	}
	const other = read(sound.replace('indicator: lamp', 'scenario: nobody').replace('value', 'position'));
	expect('issues' in other && other.issues[0]?.code).toBe('signposts/unknown-scenario');
});
