import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { outlookFor, signpostsOn } from '#ask';
import { ColumnRows, parseDay, type Watch } from '#parse';
import { boardOf } from '#present';
import { lookNow } from '#server/live/folder-look.ts';
import { followWatch, type CurrentWatch } from '#server/watch/current-watch.ts';
import { readWatchFiles } from '#server/watch/folder-files.ts';
import { checkWatchFiles, type ReadWatch } from '#server/watch/watch-folder.ts';
import { receivedWatch, sentWatch } from '#server/watch/watch-pack.ts';
import { EditedFolder, edits } from '../../support/watch-edits.ts';

const root = mkdtempSync(join(tmpdir(), 'edits-'));
afterAll(() => rmSync(root, { recursive: true }));

const asOf = parseDay('2026-11-20') ?? 0;

/** Rows as lists: packed rows are the same rows. */
const listed = (watch: Watch): Watch => ({
	...watch,
	indicators: watch.indicators.map((one) => ({ ...one, observations: [...one.observations] }))
});

/** What the pages are made of. */
function shown(watch: Watch): unknown {
	return watch.scenarios.map((scenario) => {
		const question = { watch, scenario, asOf };
		return {
			outlook: outlookFor(question),
			board: boardOf(watch, scenario, asOf, asOf, ['real-time', 'now']),
			signposts: signpostsOn(watch, asOf)
		};
	});
}

/** One or two edits; the second comes once the files have been read, or while they are checked. */
interface Step {
	readonly edit: string;
	readonly a: number;
	readonly b: number;
	readonly meanwhile: { readonly when: 'reading' | 'checking'; readonly edit: string } | null;
	readonly isSent: boolean;
	readonly isFresh: boolean;
}

/** Often sound again, as an unsound folder hides what comes after. */
const mended = Array.from({ length: 6 }, () => 'the folder is as at first');
const kinds = fc.constantFrom(...Object.keys(edits), ...mended);
const meanwhile = fc.record({ when: fc.constantFrom('reading', 'checking'), edit: kinds });
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
	fc.record({
		edit: kinds,
		a: fc.nat(7),
		b: fc.nat(7),
		meanwhile: fc.option(meanwhile, { freq: 3 }),
		isSent: fc.boolean(),
		isFresh: fc.boolean()
	}),
	{ minLength: 3, maxLength: 10 }
);

/** A server's board that follows a folder under edits, as one of a large watch does, and a thread that is sent it. */
class Followed {
	readonly dir = mkdtempSync(join(root, 'one-'));
	readonly #folder = new EditedFolder(this.dir);
	readonly #sound = new Map<string, Watch>();
	#thread: ReturnType<typeof receivedWatch> | undefined;
	#time = 0;
	#meanwhile: { readonly when: string; readonly act: () => void } | null = null;
	readonly #current = followWatch(this.dir, {
		now: () => this.#time,
		many: 3,
		lookBeside: (dir) => Promise.resolve(lookNow(dir)),
		read: async (dir, held) => {
			const files = await readWatchFiles(dir, held === Infinity ? held : 0);
			this.#act('reading');
			return files;
		},
		check: (files, _content, earlier = null) => {
			this.#act('checking');
			return new Promise((settle) => settle(checkWatchFiles(files, { large: 0, earlier })));
		}
	});

	/** A fresh reading of the folder as it is. */
	async freshly(): Promise<ReadWatch> {
		const read = checkWatchFiles(await readWatchFiles(this.dir));
		if ('watch' in read) this.#sound.set(read.digest, read.watch);
		return read;
	}

	async take({ edit, a, b, meanwhile: second, isFresh }: Step): Promise<CurrentWatch> {
		edits[edit]?.(this.#folder, a, b);
		await this.freshly();
		if (second !== null)
			this.#meanwhile = { when: second.when, act: () => edits[second.edit]?.(this.#folder, b, a) };
		// More than a minute for what was changed in secret; once more for what changed while it was read.
		for (const wait of [edit.includes('secret') ? 61_000 : 3_000, 61_000, 61_000]) {
			this.#time += wait;
			await this.#current(isFresh);
		}
		this.#meanwhile = null;
		this.#folder.note();
		return this.#current(true);
	}

	/** The sound watch of a digest, freshly read. */
	soundOf(digest: string | null): Watch | undefined {
		return this.#sound.get(digest ?? '');
	}

	inThread(watch: Watch): Watch {
		this.#thread = receivedWatch(structuredClone(sentWatch(watch)), this.#thread?.known);
		return this.#thread.watch;
	}

	#act(when: string): void {
		if (this.#meanwhile?.when !== when) return;
		const { act } = this.#meanwhile;
		this.#meanwhile = null;
		act();
	}
}

async function compare(followed: Followed, now: CurrentWatch, isSent: boolean): Promise<void> {
	const fresh = await followed.freshly();
	expect(now.issues).toStrictEqual('issues' in fresh ? fresh.issues : []);
	if ('watch' in fresh) expect(now.digest).toBe(fresh.digest);
	const expected = followed.soundOf(now.digest);
	if (now.watch === null || expected === undefined) {
		expect(now.watch).toBe(expected ?? null);
		return;
	}
	expect(listed(now.watch)).toStrictEqual(expected);
	const [rows] = now.watch.indicators.map(({ observations }) => observations);
	const count = now.watch.indicators.reduce((sum, { observations }) => sum + observations.length, 0);
	expect(now.watch.indicators.every(({ observations }) => observations instanceof ColumnRows)).toBe(true);
	// What is gone stays on the shelves, and is bounded.
	if (rows instanceof ColumnRows) expect(rows.shelves.packed).toBeLessThan(3 * count + 100);
	if (!isSent) return;
	const pages = shown(expected);
	expect(shown(now.watch)).toStrictEqual(pages);
	const there = followed.inThread(now.watch);
	expect(listed(there)).toStrictEqual(expected);
	expect(shown(there)).toStrictEqual(pages);
}

it('after any edits the board, also in a thread, is what a fresh reading of the folder gives', async () => {
	const met = { sound: 0, issues: 0 };
	await fc.assert(
		fc.asyncProperty(steps, async (all) => {
			const followed = new Followed();
			for (const step of all) {
				const now = await followed.take(step);
				met[now.issues.length === 0 ? 'sound' : 'issues'] += 1;
				await compare(followed, now, step.isSent);
			}
			rmSync(followed.dir, { recursive: true });
		}),
		{ seed: 20261122, numRuns: 24, endOnFailure: true }
	);
	expect(Math.min(met.sound, met.issues)).toBeGreaterThan(30);
});
