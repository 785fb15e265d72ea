import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import fc from 'fast-check';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Watch } from '#parse';
import { fittedText, isolated } from '#present';
import { writeEveryScript } from '#server/charts/every-script.ts';
import { outlookPicture } from '#server/charts/outlook-picture.ts';
import { furtherFaces } from '#server/fonts/faces-inside.ts';
import { fontFilesFor } from '#server/fonts/font-files.ts';
import { day, frozenWatch } from '../support/frozen-watch.ts';

const { resolve } = createRequire(import.meta.url);
const texts = [
	['Cyrillic', 'Российские', '@fontsource/source-sans-3/files/source-sans-3-cyrillic-400-normal.woff2'],
	['Vietnamese', 'ễẵỡ', '@fontsource/source-sans-3/files/source-sans-3-vietnamese-400-normal.woff2'],
	['Burmese', 'မြန်မာနိုင်ငံ', '@fontsource/noto-sans-myanmar/files/noto-sans-myanmar-myanmar-400-normal.woff2'],
	[
		'Arabic',
		'الدفاع',
		'@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2'
	],
	['Japanese', 'ロシア', '@fontsource-variable/noto-sans-jp/files/noto-sans-jp-119-wght-normal.woff2']
] as const;
const url = new URL('https://watch.example.org/?scenario=baseline');

let watch: Watch;
beforeAll(async () => {
	watch = await frozenWatch();
});

async function pictureOf(format: 'svg' | 'png', name: string): Promise<string> {
	const indicators = watch.indicators.map((one) => ({ ...one, name }));
	const [scenario] = watch.scenarios;
	if (!scenario) throw new Error('The shipped watch has no scenario.');
	const asked = { watch: { ...watch, indicators }, scenario, asOf: day('2026-11-22') };
	return outlookPicture(format, asked, url, url.origin).text();
}

describe('a picture', () => {
	test.each(texts)('measures %s by the letters of its own package', (_, text, path) => {
		const writer = createCanvas(10, 10).getContext('2d');
		writeEveryScript(writer);
		const pen = createCanvas(10, 10).getContext('2d');
		GlobalFonts.registerFromPath(resolve(path), `only ${path}`);
		pen.font = `32px 'only ${path}'`;
		pen.fontVariationSettings = "'wght' 400";
		const { width } = pen.measureText(text);
		writer.font = "32px 'Source Sans 3', sans-serif";
		expect(width).toBeGreaterThan(0);
		expect(writer.measureText(text).width).toBeCloseTo(width, 1);
		expect(writer.font).toBe("32px 'Source Sans 3', sans-serif");
	});

	test.each(texts)('draws %s as outlines in an SVG, which loses no letter', async (_, text) => {
		const svg = await pictureOf('svg', text);
		expect(svg).not.toContain('<text');
		expect(svg.match(/<path/g)?.length).toBeGreaterThan(20);
	});

	test('cuts a long name at its end and keeps the number, and draws everything once', async () => {
		const svg = await pictureOf('svg', 'A name that goes on '.repeat(20));
		const labels = [...svg.matchAll(/>(A name[^<]*)</g)].map(([, label]) => label);
		expect(labels.length).toBeGreaterThan(5);
		for (const label of labels) expect(label).toMatch(/^A name that goes on .*… +[+−]?\d+\.\d$/);
		expect(svg.match(/What each indicator adds/g)).toHaveLength(1);
		for (const [, family] of svg.matchAll(/font-family="([^"]*)"/g))
			expect(family).toMatch(/^'Source .*', .*serif$/);
	});
});

describe('a cut text', () => {
	const ruler = { measureText: (text: string) => ({ width: Array.from(text).length }) };

	test('fits, begins as the text does, and is whole where there is room', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme', maxLength: 40 }),
				fc.integer({ min: 1, max: 50 }),
				(text, room) => {
					const cut = fittedText(ruler, text, room);
					expect(Array.from(cut).length).toBeLessThanOrEqual(room);
					if (Array.from(text).length <= room) expect(cut).toBe(text);
					else expect(cut.endsWith('…') && text.startsWith(cut.slice(0, -1))).toBe(true);
				}
			)
		);
	});

	test('is found at once, however long the text', () => {
		expect(fittedText(ruler, 'x'.repeat(5_000_000), 10)).toBe(`${'x'.repeat(9)}…`);
	});
});

test('names from right to left are set apart, others are left alone', () => {
	expect(isolated('وزير')).toBe('\u2068وزير\u2069');
	expect(isolated('שלום')).toBe('\u2068שלום\u2069');
	for (const name of ['Moscow', 'မြန်မာ', 'Đà Nẵng', '日本', '5.8']) expect(isolated(name)).toBe(name);
});

test('one file for all time has the faces that its letters need, and no others', () => {
	expect(furtherFaces('Moscow +5.8 – “Weakening”')).toBe('');
	const rules = furtherFaces('Moscow မြန်မာ ロシア الدفاع Дозор');
	for (const family of ['Noto Sans Myanmar', 'Noto Sans Arabic Variable', 'Noto Sans JP Variable'])
		expect(rules).toContain(`font-family:'${family}'`);
	expect(rules).toContain(';unicode-range:U+414,U+43e,U+437,U+440}');
	expect(rules).not.toContain('greek');
});

test('a letter that no package has is left to the machine', () => {
	expect([...fontFilesFor('\u{10330}')]).toEqual([]);
});
