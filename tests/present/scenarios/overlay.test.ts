import { importShape } from '#import';
import { overlayOf, scoredIndicators } from '#ask';
import { dayAt, parseLaidLinks, parseWatchFolder } from '#parse';
import { overlayViewOf } from '#present';
import { expect, it } from 'vitest';
import { inventedFiles, inventedFolder, observationsHeader } from '../../support/invented-watch.ts';

const lamp = inventedFiles().get('lamp/indicator.yaml') ?? '';
const reads = (was: number, is: number): string =>
	`${observationsHeader}\n2025-06,2025-07-03,${was},${was},${was},log,,A1,A,\n2026-06,2026-07-03,${is},${is},${is},log,,A1,A,\n`;

// Of the four, one each says close and rising, close and falling, distant and steady, middle and steady.
const read = parseWatchFolder(
	inventedFolder({
		'lamp/observations.csv': reads(200, 290),
		...Object.fromEntries(
			[
				['wick', 300, 260],
				['oil', 5, 5],
				['moth', 100, 100]
			].flatMap(([id, was, is]) => [
				[`${String(id)}/indicator.yaml`, lamp.replace('Brightness', String(id).toUpperCase())],
				[`${String(id)}/observations.csv`, reads(Number(was), Number(is))]
			])
		)
	}),
	importShape
);
if ('issues' in read) throw new Error(JSON.stringify(read.issues));
const { watch } = read;
const asOf = dayAt(Date.UTC(2026, 7, 1));

function laid(...links: string[]) {
	const { lenses } = parseLaidLinks(new URLSearchParams(links.map((link) => ['with', link])), watch);
	const overlay = overlayOf(watch, lenses, asOf);
	const called = lenses.map(({ name }) => name);
	return { overlay, view: overlayViewOf(overlay, called, scoredIndicators(watch), watch) };
}

it('lists only what differs, largest first, with the weights in the order of the lenses', () => {
	const { view } = laid('w.moth=5&w.wick=10', 'w.moth=0&w.wick=90', 'w.moth=5&w.wick=20&p.moth=-1');
	expect(view.rows.map(({ name, spread }) => `${name} ${spread}`)).toEqual(['WICK 80', 'MOTH 10']);
	expect(view.rows[0]?.cells.map(({ weight }) => weight)).toEqual(['10', '90', '20']);
	expect(view.rows[1]?.cells.map(({ reversed }) => reversed)).toEqual([false, false, true]);
});

it('says that a difference matters for neither verdict', () => {
	const { overlay, view } = laid('w.lamp=30&lens=North', 'w.lamp=50&lens=South');
	expect([overlay.position, overlay.direction]).toEqual([null, null]);
	expect(view.sentence).toBe(
		'Both say bright and brighter: what they weigh differently matters for neither verdict.'
	);
});

it('says that lenses under other names weigh alike', () => {
	expect(laid('lens=North', 'lens=South').view).toMatchObject({
		sentence: 'Both say bright and brighter: they weigh everything alike.',
		rows: []
	});
});

it('names the weight that a disagreement on direction hangs on, and that everyone agrees on the position', () => {
	const { overlay, view } = laid(
		'w.wick=0&w.moth=1&lens=North',
		'w.wick=100&w.lamp=10&w.moth=1&lens=South',
		'w.wick=1&w.moth=0&lens=West'
	);
	expect(overlay.position).toBeNull();
	expect(overlay.direction?.alone).toBe(true);
	expect(view.sentence).toMatch(
		/^All three say bright; they disagree on direction \(brighter: North and West; dimmer: South\) because of WICK 0\/100\/1\.$/
	);
});

it('holds what it says: with that weight alike the verdicts are one, and with any smaller set they are not', () => {
	const links = ['w.oil=0', 'w.oil=100&w.moth=3', 'w.oil=2&w.wick=9'];
	const { overlay } = laid(...links);
	const decisive = overlay.position;
	expect(decisive?.rows.map(({ id }) => id)).toEqual(['oil']);
	const settled = [0, 100, 2].filter((weight) => {
		const alike = links.map((link) => link.replace(/w\.oil=\d+/, `w.oil=${weight}`));
		return laid(...alike).overlay.position === null;
	});
	expect(settled.length).toBeGreaterThan(0);
	// The other rows alone don't settle it.
	expect(laid('w.oil=0&w.moth=3&w.wick=9', 'w.oil=100&w.moth=3&w.wick=9').overlay.position).not.toBeNull();
});

it('names a what-if that a verdict hangs on', () => {
	const { view } = laid('x.lamp=0&lens=North', 'x.lamp=300&lens=South');
	expect(view.rows[0]?.cells.map(({ assumed }) => assumed)).toEqual(['if 0', 'if 300']);
	expect(view.sentence).toContain('Brightness 30 if 0/30 if 300');
});

it('stays within its bounds with eight lenses that differ in everything', () => {
	const { view } = laid(
		...Array.from({ length: 8 }, (_, at) => `w.lamp=${at}&w.oil=${9 * at}&w.wick=${50 - at}&lens=L${at}`)
	);
	expect(view.rows[0]?.cells).toHaveLength(8);
	expect(view.sentence.length).toBeLessThan(700);
});
