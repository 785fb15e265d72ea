import { importShape } from '#import';
import { parseScenarioLink, parseWatchFolder } from '#parse';
import { issueText } from '#present';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inventedFiles, inventedFolder, SIGNPOSTS } from '../support/invented-watch.ts';

const sound = inventedFiles({ 'signposts.yaml': SIGNPOSTS });
const paths = [...sound.keys()];

/** A sound file with some bytes of it replaced, doubled or left out. */
const damaged = fc
	.record({
		path: fc.constantFrom(...paths),
		cuts: fc.array(fc.tuple(fc.nat(), fc.nat({ max: 20 }), fc.uint8Array({ maxLength: 6 })), {
			minLength: 1,
			maxLength: 4
		})
	})
	.map(({ path, cuts }) => {
		let bytes = [...new TextEncoder().encode(sound.get(path) ?? '')];
		for (const [place, length, put] of cuts) {
			const at = place % (bytes.length + 1);
			bytes = [...bytes.slice(0, at), ...put, ...bytes.slice(at + length)];
		}
		return { path, bytes: Uint8Array.from(bytes) };
	});

const bytes = fc.record({ path: fc.constantFrom(...paths), bytes: fc.uint8Array({ maxLength: 400 }) });

const marks = fc.record({
	path: fc.constantFrom(...paths),
	bytes: fc
		.string({
			unit: fc.constantFrom(
				'"',
				',',
				'\n',
				'\r',
				'{',
				'}',
				'[',
				']',
				':',
				'-',
				' ',
				'&a',
				'*a',
				'#',
				'|',
				'>',
				'\t',
				'1',
				'x',
				'=',
				'\0',
				'\ufeff',
				'__proto__',
				'?',
				'!'
			),
			maxLength: 60
		})
		.map((text) => new TextEncoder().encode(text))
});

test('no bytes make a parser throw, and every issue is one printable line', () => {
	fc.assert(
		fc.property(fc.oneof(damaged, bytes, marks), ({ path, bytes: content }) => {
			const result = parseWatchFolder(new Map([...inventedFolder(), [path, content]]), importShape);
			if (!('issues' in result)) return;
			expect(result.issues.length).toBeGreaterThan(0);
			for (const issue of result.issues) {
				expect(issue.file).not.toBeNull();
				expect(issue.line ?? 1).toBeGreaterThan(0);
				expect(issue.column ?? 1).toBeGreaterThan(0);
				// eslint-disable-next-line no-control-regex
				expect(issueText(issue)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
				expect(issueText(issue).length).toBeLessThan(1_000);
			}
		}),
		{ numRuns: 500, seed: 20261122 }
	);
});

test('no names make a parser throw', () => {
	const name = fc.oneof(
		fc.string(),
		fc.constantFrom('..', '.', '', '/', '../../etc/passwd', '__proto__', 'scenarios', 'lamp', 'schemas')
	);
	fc.assert(
		fc.property(
			fc.array(name, { minLength: 1, maxLength: 4 }),
			fc.constantFrom('folder' as const, new Uint8Array(3)),
			(parts, entry) => {
				expect(() =>
					parseWatchFolder(new Map([...inventedFolder(), [parts.join('/'), entry]]), importShape)
				).not.toThrow();
			}
		),
		{ seed: 20261122 }
	);
});

test('no address makes the reader of links throw', () => {
	const result = parseWatchFolder(inventedFolder(), importShape);
	if ('issues' in result) throw new Error('The sound watch is not sound');
	const part = fc.oneof(
		fc.string(),
		fc.constantFrom('w.lamp=', 'x.lamp=', 'p.lamp=-1', '&', '%', '%FF', 'as-of=', 'scenario=only', '=', 'w.=')
	);
	fc.assert(
		fc.property(fc.array(part), (parts) => {
			const { scenario, issues } = parseScenarioLink(parts.join(''), result.watch);
			expect(scenario.id).toBe('only');
			for (const issue of issues) expect(issueText(issue).length).toBeLessThan(1_000);
		}),
		{ seed: 20261122 }
	);
});
