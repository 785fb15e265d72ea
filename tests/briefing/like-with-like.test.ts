import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseScenarioLink } from '#parse';
import { briefingViewOf } from '#present';
import type { Archive } from '#server/archive/archive.ts';
import { openArchive } from '#server/archive/open-archive.ts';
import { entryOf, makeBriefing } from '#server/briefing/briefing.ts';
import { settingsOf } from '#server/settings.ts';
import { requestOf, watchOf } from '../support/frozen-watch.ts';

let found: Awaited<ReturnType<typeof watchOf>>;
let folder: string;
beforeAll(async () => {
	found = await watchOf();
	folder = mkdtempSync(join(tmpdir(), 'alike-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let archives = 0;
/** An archive with a briefing a day for each query, and then one more for the last, which isn't kept. */
async function lastOf(...queries: readonly string[]) {
	archives += 1;
	const archive: Archive = await openArchive(settingsOf({ DATA_DIR: join(folder, String(archives)) }));
	try {
		for (const [at, query] of queries.entries()) {
			const { scenario } = parseScenarioLink(query, found.watch);
			const taken = `2026-11-${10 + at}T08:30:00Z`;
			const made = await makeBriefing(
				requestOf(found, { scenario, taken, asOf: requestOf(found).asOf - 200 + 10 * at }),
				archive
			);
			if (at === queries.length - 1) return made;
			await archive.save(entryOf(made, null));
		}
		throw new Error('nothing asked for');
	} finally {
		await archive.close();
	}
}
const sinceIn = ({ id, record }: Awaited<ReturnType<typeof lastOf>>) =>
	briefingViewOf(id, record, 'http://127.0.0.1:3000').front.since.text;

describe('since the briefing before', () => {
	it('compares the same scenario with the same weights', async () => {
		const made = await lastOf('', '');
		expect(made.record.previous?.unlike).toBeUndefined();
		expect(made.record.previous?.steps).toHaveLength(5);
		expect(sinceIn(made)).toMatch(/^Same scenario and weights: [+−][\d.]+ → [+−][\d.]+, /);
	});

	it('goes past an edited one to the last that is like it', async () => {
		const made = await lastOf('', 'w.arms-share-russia=0', '');
		expect(made.record.previous?.asOf).toBe('2026-05-09');
		expect(made.record.previous?.unlike).toBeUndefined();
	});

	it.each([
		['w.arms-share-russia=0', '', 'edited-then', 'that one had weights or what-ifs of its own'],
		['', 'w.arms-share-russia=0', 'edited-now', 'this briefing has weights or what-ifs of its own'],
		['', 'x.fuel-price=1.5', 'edited-now', 'this briefing has weights or what-ifs of its own'],
		['x.fuel-price=1.5', 'x.fuel-price=1.5', 'edited-now', 'this briefing has']
	])('%j and then %j are not compared', async (then, now, unlike, words) => {
		const made = await lastOf(then, now);
		expect(made.record.previous).toMatchObject({ unlike, steps: null });
		expect(sinceIn(made)).toContain(words);
		expect(briefingViewOf(made.id, made.record, '').moved).toBeNull();
	});
});
