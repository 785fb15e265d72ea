import { importShape } from '#import';
import { parseDay, parseWatchFolder } from '#parse';
import { changesViewOf } from '#present';
import { writeNewFile } from '#server/disk/atomic-write.ts';
import { saveScenario } from '#server/watch/save-scenario.ts';
import { readWatchFiles } from '#server/watch/folder-files.ts';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inventedFiles } from '../../support/invented-watch.ts';
import { canMount, mountReadOnly, unmount } from '../../support/mounts.ts';

const today = parseDay('2026-07-20') ?? 0;
let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'save-scenario-'));
	for (const [path, text] of inventedFiles()) {
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), text);
	}
});
afterEach(async () => {
	await rm(folder, { recursive: true });
});

const save = (query: string, author = 'Nan Aye', at = folder) =>
	saveScenario({ folder: at, query: new URLSearchParams(query), author, today });

async function codesOf(done: ReturnType<typeof save>): Promise<readonly string[]> {
	const outcome = await done;
	return 'issues' in outcome ? outcome.issues.map(({ code }) => code) : [];
}

async function watchNow() {
	const files = await readWatchFiles(folder);
	if (!(files instanceof Map)) throw new Error(JSON.stringify(files));
	const read = parseWatchFolder(files, importShape);
	if ('issues' in read) throw new Error(JSON.stringify(read.issues));
	return read.watch;
}

const good = 'scenario=only&lens=Désk’s+view&storyline=Half+as+much.&w.lamp=15&r.lamp=mirror+data';

describe('a lens saved into the watch', () => {
	test('is a file of its own that the watch takes, with author, day and reasons', async () => {
		expect(await save(good)).toEqual({ written: ['scenarios/desk-s-view.yaml'] });
		expect(await readFile(join(folder, 'scenarios/desk-s-view.yaml'), 'utf8')).toBe(
			'name: Désk’s view\nstoryline: Half as much.\nauthor: Nan Aye\nadded: 2026-07-20\nweights:\n  lamp:\n    weight: 15\n    reason: mirror data\n'
		);
		const saved = (await watchNow()).scenarios.find(({ id }) => id === 'desk-s-view');
		expect(saved).toMatchObject({ name: 'Désk’s view', author: 'Nan Aye', added: today });
		expect(saved?.weights.get('lamp')).toEqual({ weight: 15, polarity: 1, reason: 'mirror data' });
		expect((await readdir(join(folder, 'scenarios'))).sort()).toEqual(['desk-s-view.yaml', 'only.yaml']);
	});

	test('stands in the changes of its day, and of no span without it', async () => {
		await save(good);
		const watch = await watchNow();
		const [scenario] = watch.scenarios;
		if (scenario === undefined) throw new Error('no scenario');
		expect(changesViewOf(watch, scenario, today - 1, today).lenses).toEqual([
			{
				id: 'desk-s-view',
				name: 'Désk’s view',
				storyline: 'Half as much.',
				author: 'Nan Aye',
				added: '20 Jul 2026',
				against: 'Only',
				weights: [{ id: 'lamp', name: 'Brightness', change: 'weight 30 → 15', reason: 'mirror data' }]
			}
		]);
		expect(changesViewOf(watch, scenario, today, today + 3).lenses).toEqual([]);
	});

	test('keeps a weight that was set to nothing, with its reason', async () => {
		await save('lens=Dark&w.lamp=0&r.lamp=it+is+day');
		const saved = (await watchNow()).scenarios.find(({ id }) => id === 'dark');
		expect(saved?.weights.get('lamp')).toEqual({ weight: 0, polarity: 1, reason: 'it is day' });
	});

	test.each([
		['without an author', good, ' \u200b', 'scenario/no-author'],
		['by an author without end', good, 'x'.repeat(201), 'scenario/no-author'],
		['under the scenario’s own name', 'w.lamp=15&r.lamp=why', 'A', 'scenario/name-taken'],
		['under a name whose file is there', 'lens=ONLY!&w.lamp=15&r.lamp=why', 'A', 'scenario/name-taken'],
		['under a name that makes no file name', 'lens=မြန်မာ&w.lamp=15&r.lamp=why', 'A', 'scenario/no-id'],
		['without a reason for an edit', 'lens=Mine&w.lamp=15', 'A', 'scenario/no-reason'],
		['with a what-if without a reason', 'lens=Mine&x.lamp=15', 'A', 'scenario/no-reason'],
		['with a weight that can’t be', 'lens=Mine&w.lamp=900', 'A', 'link/bad-weight'],
		['of a scenario that isn’t there', 'scenario=nope&lens=Mine', 'A', 'link/unknown-scenario'],
		['with a reason without end', `lens=Mine&w.lamp=1&r.lamp=${'x'.repeat(301)}`, 'A', 'link/too-long']
	])('%s is refused, and nothing is written', async (_, query, author, code) => {
		expect(await codesOf(save(query, author))).toContain(code);
		expect(await readdir(join(folder, 'scenarios'))).toEqual(['only.yaml']);
	});

	test.each(['../../evil', 'a/b', '..\\x', '/etc/passwd', 'CON', '.hidden'])(
		'%s leads to no other place than the folder of scenarios',
		async (name) => {
			const outcome = await save(`${new URLSearchParams({ lens: name }).toString()}&w.lamp=1&r.lamp=why`);
			if ('issues' in outcome) throw new Error(JSON.stringify(outcome.issues));
			expect(outcome.written[0]).toMatch(/^scenarios\/[a-z0-9-]+\.yaml$/);
			expect(await readdir(join(folder, 'scenarios'))).toHaveLength(2);
		}
	);

	test('never takes the place of another, saved twice or at once', async () => {
		const outcomes = await Promise.all([save(good, 'A'), save(good, 'B')]);
		const written = outcomes.filter((one) => 'written' in one);
		expect(written).toHaveLength(1);
		const before = await readFile(join(folder, 'scenarios/desk-s-view.yaml'), 'utf8');
		expect(await codesOf(save(good, 'C'))).toEqual(['scenario/name-taken']);
		expect(await readFile(join(folder, 'scenarios/desk-s-view.yaml'), 'utf8')).toBe(before);
		expect(await writeNewFile(join(folder, 'scenarios/only.yaml'), new Uint8Array([1]))).toBe(false);
		expect((await readdir(join(folder, 'scenarios'))).sort()).toEqual(['desk-s-view.yaml', 'only.yaml']);
	});

	test('goes into no folder that has issues', async () => {
		await writeFile(join(folder, 'scenarios/broken.yaml'), 'name: 3\n');
		expect(await codesOf(save(good))).toContain('yaml/missing-key');
		expect(await readdir(join(folder, 'scenarios'))).not.toContain('desk-s-view.yaml');
	});

	test.runIf(canMount())('is refused in words where the folder can only be read', async () => {
		const at = await mkdtemp(join(tmpdir(), 'read-only-'));
		mountReadOnly(folder, at);
		try {
			expect(await codesOf(save(good, 'A', at))).toEqual(['folder/not-writable']);
		} finally {
			unmount(at);
			await rm(at, { recursive: true });
		}
	});
});
