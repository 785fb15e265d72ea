import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Archive } from '#server/archive/archive.ts';
import { openArchive } from '#server/archive/open-archive.ts';
import { entryOf, makeBriefing, type MadeBriefing } from '#server/briefing/briefing.ts';
import { requestedEmbed } from '#server/embed/embed-request.ts';
import type { EmbedPart, EmbedView } from '#server/embed/embed-view.ts';
import { settingsOf } from '#server/settings.ts';
import { day, requestOf, watchOf } from '../support/frozen-watch.ts';

const folder = mkdtempSync(join(tmpdir(), 'embed-'));
const today = day('2026-11-25');
let found: Awaited<ReturnType<typeof watchOf>>;
let archive: Archive;
let made: MadeBriefing;
beforeAll(async () => {
	found = await watchOf();
	archive = await openArchive(settingsOf({ DATA_DIR: folder }));
	made = await makeBriefing(requestOf(found), null);
	await archive.save(entryOf(made, null));
});
afterAll(async () => {
	await archive.close();
	rmSync(folder, { recursive: true });
});

function embed(part: EmbedPart, query: string, watch = found.watch): Promise<EmbedView> {
	const current = { ...found, watch, issues: [], readAt: 0 };
	return requestedEmbed(part, {
		locals: { current, today, archive: () => Promise.resolve(archive) },
		url: new URL(`http://127.0.0.1/embed/${part}?${query}`)
	});
}

test('each part has what it is named for, the day, the scenario and the way back', async () => {
	const verdict = await embed('verdict', 'as-of=2026-11-22&w.fuel-price=0&theme=dark');
	expect(verdict).toMatchObject({
		watchTitle: found.watch.title,
		question: found.watch.question,
		asOf: '22 Nov 2026',
		lens: 'under Baseline, edited',
		href: '/?as-of=2026-11-22&w.fuel-price=0',
		scale: null,
		history: null,
		warning: ''
	});
	expect(verdict.sentences).toHaveLength(2);
	const scale = await embed('scale', '');
	expect([scale.scale?.score?.text, scale.history, scale.href]).toEqual([expect.any(String), null, '/']);
	const history = await embed('history', '');
	expect(history.history?.view.paths.length).toBeGreaterThan(0);
	expect(history.history?.view.frame.markers).toEqual([]);
	expect((await embed('verdict', 'w.fuel-price=100')).words).not.toEqual([]);
});

test('a briefing stays as it was taken, whatever the watch says now', async () => {
	const number = made.id.slice(0, 10);
	const other = { ...found.watch, title: 'Quite another watch', scenarios: [] };
	for (const part of ['verdict', 'scale', 'history'] as const) {
		const pinned = await embed(part, `briefing=${number}&as-of=2020-01-01`, other);
		expect(pinned.watchTitle).toBe(found.watch.title);
		expect(pinned.href).toBe(`/briefings/${made.id}`);
		expect(pinned.lens).toContain(`briefing ${made.id.slice(0, 4)} ${made.id.slice(4, 8)}`);
		expect(pinned.words.map(({ text }) => text).join('')).not.toBe('No verdict');
	}
});

test('what can’t be read is refused in words instead of another answer', async () => {
	for (const [query, status, words] of [
		['as-of=yesterday', 400, 'as-of'],
		['w.nothing=3', 400, 'w.nothing'],
		['briefing=../../etc', 400, 'no briefing’s number'],
		[`briefing=${'0'.repeat(64)}`, 404, 'There is no briefing']
	] as const)
		await expect(embed('verdict', query), query).rejects.toMatchObject({
			status,
			body: { message: expect.stringContaining(words) as string }
		});
});
