import { fromFile } from '@capsizecss/unpack/fs';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const css = readFileSync('src/fonts.css', 'utf8');

/** Mean widths of letters in English, in ems, of fonts that readers have (Capsize's metrics; bold ones measured likewise). */
const widths: Readonly<Record<string, number>> = {
	'Sans like Arial 400': 0.4458,
	'Sans like Arial 600': 0.48,
	'Sans like Noto 400': 0.474,
	'Sans like Noto 600': 0.504,
	'Sans like Roboto 400': 0.4448,
	'Serif like Times 600': 0.4326,
	'Serif like Noto 600': 0.512
};

const standIns = [...css.matchAll(/@font-face \{[^}]*\}/g)]
	.map(([rule]) => rule)
	.filter((rule) => rule.includes(' like '));

const valueOf = (rule: string, name: string): string =>
	new RegExp(`${name}: ([^;]+);`).exec(rule)?.[1]?.replaceAll("'", '') ?? '';
const percentOf = (rule: string, name: string): number => Number.parseFloat(valueOf(rule, name)) / 100;

it('has a stand-in of the same width and height for each of the page’s faces', async () => {
	expect(standIns).toHaveLength(Object.keys(widths).length);
	for (const rule of standIns) {
		const [family, weight] = [valueOf(rule, 'font-family'), valueOf(rule, 'font-weight')];
		const face = family.startsWith('Serif') ? 'source-serif-4' : 'source-sans-3';
		const own = await fromFile(`node_modules/@fontsource/${face}/files/${face}-latin-${weight}-normal.woff2`);
		const size = percentOf(rule, 'size-adjust');
		const name = `${family} ${weight}`;
		expect(size * (widths[name] ?? NaN), name).toBeCloseTo(own.xWidthAvg / own.unitsPerEm, 3);
		expect(size * percentOf(rule, 'ascent-override'), name).toBeCloseTo(own.ascent / own.unitsPerEm, 3);
		expect(size * percentOf(rule, 'descent-override'), name).toBeCloseTo(-own.descent / own.unitsPerEm, 3);
		expect(percentOf(rule, 'line-gap-override'), name).toBe(own.lineGap);
	}
});

it('tries our face first, and a stand-in before any font that would move the page', () => {
	const app = readFileSync('src/styles/colours.css', 'utf8').replaceAll(/\s+/g, ' ');
	for (const [name, own, last] of [
		['--sans', 'Source Sans 3', 'system-ui'],
		['--serif', 'Source Serif 4', 'Georgia']
	] as const) {
		const list = new RegExp(`${name}: ([^;]+);`).exec(app)?.[1] ?? '';
		const first = list.indexOf(`${name === '--sans' ? 'Sans' : 'Serif'} like`);
		expect(list.indexOf(own), name).toBe(1);
		expect(first, name).toBeGreaterThan(0);
		expect(list.indexOf(last), name).toBeGreaterThan(first);
	}
});
