import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importShape } from '#import';
import { parseWatchFolder } from '#parse';
import type { DataFile } from '#present';
import { doTask, type Task } from '#server/workers/task.ts';
import { inventedFiles, SIGNPOSTS } from '../support/invented-watch.ts';

const encoder = new TextEncoder();
const allFiles = (): Map<string, string> => inventedFiles({ 'signposts.yaml': SIGNPOSTS });
const paths = [...allFiles().keys()];
const today = 20_779;

/** One thing that goes wrong with a folder. */
type Mishap = (files: Map<string, string>) => void;

const anyPath = fc.constantFrom(...paths);
const scrap = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 60 }),
	fc.constantFrom(
		'\0',
		'\u202e',
		'<<<<<<< HEAD\n',
		'-1',
		'1e308',
		'-1e308',
		'0',
		'1e-300',
		'NaN',
		'""',
		'{',
		'&a *a',
		'9999-12-31',
		'0001-01-01',
		',,,,'
	)
);
const edited =
	(path: string, edit: (text: string) => string): Mishap =>
	(files) =>
		files.set(path, edit(files.get(path) ?? ''));
const mishaps: fc.Arbitrary<Mishap> = fc.oneof(
	anyPath.map(
		(path): Mishap =>
			(files) =>
				void files.delete(path)
	),
	fc
		.tuple(anyPath, fc.double({ min: 0, max: 1, noNaN: true }))
		.map(([path, share]) => edited(path, (text) => text.slice(0, Math.floor(text.length * share)))),
	fc.tuple(anyPath, scrap, fc.double({ min: 0, max: 1, noNaN: true })).map(([path, bit, share]) =>
		edited(path, (text) => {
			const at = Math.floor(text.length * share);
			return text.slice(0, at) + bit + text.slice(at);
		})
	),
	// A number for another: most such folders stay sound, and are then drawn and weighed.
	fc
		.tuple(
			anyPath,
			fc.nat(20),
			fc.oneof(fc.double({ noNaN: true }).map(String), fc.constantFrom('0', '-5', '1e9', '1e-9'))
		)
		.map(([path, which, number]) =>
			edited(path, (text) => {
				let seen = 0;
				return text.replace(/(?<=,)-?\d+(\.\d+)?(?=,)/g, (found) => (seen++ === which ? number : found));
			})
		),
	fc.tuple(anyPath, fc.nat(10)).map(([path, line]) =>
		edited(path, (text) => {
			const lines = text.split('\n');
			return [...lines.slice(0, line), ...lines.slice(line + 1), lines[line] ?? ''].join('\n');
		})
	),
	fc.tuple(fc.string({ minLength: 1, maxLength: 20 }), scrap).map(
		([name, text]): Mishap =>
			(files) =>
				void files.set(name, text)
	)
);

const endings = ['json', 'csv', 'svg', 'png'] as const;
const site = 'http://localhost';
const fileTask = (file: DataFile): Task => ({
	kind: 'file',
	file,
	id: '',
	url: `${site}/${file.name}.${file.ending}`,
	site
});
const tasks: Task[] = [
	...endings.flatMap((ending) => [
		fileTask({ name: 'outlook', ending }),
		fileTask({ name: 'history', ending })
	]),
	fileTask({ name: 'watch', ending: 'zip' }),
	fileTask({ name: 'events', ending: 'ics' }),
	{ kind: 'scenarios', query: '' },
	{ kind: 'search', query: 'a' }
];

it('five hundred random folders: each is its issues, or a watch that everything can be asked of', async () => {
	const counts = { sound: 0, broken: 0 };
	const folders = fc.sample(fc.array(mishaps, { minLength: 1, maxLength: 3 }), {
		numRuns: 500,
		seed: 20261122
	});
	for (const [number, several] of folders.entries()) {
		const files = allFiles();
		for (const mishap of several) mishap(files);
		const result = parseWatchFolder(
			new Map([...files].map(([path, text]) => [path, encoder.encode(text)])),
			importShape
		);
		if ('issues' in result) {
			counts.broken += 1;
			expect(result.issues.length, String(number)).toBeGreaterThan(0);
			for (const { code, expected, received } of result.issues)
				expect([code, expected, received], JSON.stringify([code, expected, received])).not.toContain('');
			continue;
		}
		counts.sound += 1;
		const current = { watch: result.watch, digest: String(number), issues: [], readAt: 0 };
		// Each sound folder answers two of them, all together every one many times.
		for (const task of [tasks[number % tasks.length], tasks[(number + 5) % tasks.length]])
			if (task !== undefined)
				expect((await doTask(task, current, today)).kind, String(number)).toBe(task.kind);
	}
	expect(counts.sound).toBeGreaterThan(50);
	expect(counts.broken).toBeGreaterThan(200);
});
