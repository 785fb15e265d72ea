import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { outlookFor } from '#ask';
import type { Watch } from '#parse';
import { shareViewOf, type ShareView } from '#present';
import { day, FROZEN_WATCH, watchOf } from '../../support/frozen-watch.ts';

let watch: Watch;
beforeAll(async () => {
	({ watch } = await watchOf(FROZEN_WATCH));
});

function shared(query: string, title = watch.title): ShareView {
	const scenario = watch.scenarios.find(({ id }) => id === watch.defaultScenario);
	if (scenario === undefined) throw new Error('no scenario');
	return shareViewOf({
		origin: 'https://watch.example.org',
		query: new URLSearchParams(query),
		watch: { ...watch, title },
		scenarioName: scenario.name,
		edited: false,
		outlook: outlookFor({ watch, scenario, asOf: day('2026-11-22') })
	});
}

test('a link that goes on with the watch, and one that keeps its day', () => {
	const { links, back, citation } = shared('w.oil=3');
	expect(links.map(({ text }) => text)).toEqual([
		'https://watch.example.org/?w.oil=3',
		'https://watch.example.org/?w.oil=3&as-of=2026-11-22'
	]);
	expect(back).toBe('/?w.oil=3');
	expect(citation.text).toContain(
		'as known on 22 Nov 2026. https://watch.example.org/?w.oil=3&as-of=2026-11-22'
	);
	expect(shared('as-of=2026-11-22').links).toHaveLength(1);
	expect(shared('').links[0]?.text).toBe('https://watch.example.org/');
});

test('a frame is sound HTML whatever the watch is called', () => {
	const [frame] = shared('scenario=a&w.oil=3', 'Say "so" & <b>go</b>').frames;
	expect(frame?.text).toContain('src="https://watch.example.org/embed/verdict?scenario=a&amp;w.oil=3"');
	expect(frame?.text).toContain('title="Say &quot;so&quot; &amp; &lt;b&gt;go&lt;/b&gt;: verdict"');
});

/** Colours by name of a block of a style sheet. */
const coloursOf = (text: string): readonly string[] =>
	[...text.matchAll(/--[a-z-]+: #[0-9a-f]+;/g)].map(([one]) => one);

test('the themes of an embed are the colours of the pages', () => {
	const blocks = (file: string): readonly (readonly string[])[] =>
		readFileSync(file, 'utf8')
			.split(':root')
			.slice(1)
			.map((block) => coloursOf(block.split('}')[0] ?? ''));
	const [light, dark] = blocks('src/styles/colours.css');
	const [ownLight, ownDark] = blocks('src/embed-themes.css');
	expect(light?.length).toBeGreaterThan(10);
	expect(ownLight).toEqual(light);
	expect(ownDark).toEqual(dark);
});
