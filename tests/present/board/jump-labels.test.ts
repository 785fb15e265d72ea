import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jumpLabelsOf } from '../../../src/lib/present/board/jump-labels.ts';

const jump = fc.record({
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	size: fc.double({ min: -60, max: 60, noNaN: true }),
	name: fc.string({ minLength: 1, maxLength: 60 })
});
const inRow = (row: number) => (one: { readonly row: number }) => one.row === row;

describe('the names of the largest jumps', () => {
	it('stand within the plot, three at most, and over no other of their row', () => {
		fc.assert(
			fc.property(fc.array(jump, { maxLength: 6 }), (jumps) => {
				const labels = [...jumpLabelsOf(jumps)];
				expect(labels.length).toBeLessThanOrEqual(3);
				const boxes = labels.map(([index, { text, row, side }]) => {
					const at = jumps[index]?.at ?? 0;
					const width = text.length * 0.0073;
					return side === 'right' ? { row, from: at, to: at + width } : { row, from: at - width, to: at };
				});
				for (const row of [0, 1, 2]) {
					const sorted = boxes.filter(inRow(row)).sort((a, b) => a.from - b.from);
					for (const [at, box] of sorted.entries()) {
						expect(box.from).toBeGreaterThanOrEqual(-1e-9);
						expect(box.to).toBeLessThanOrEqual(1 + 1e-9);
						expect(box.from).toBeGreaterThanOrEqual(sorted[at - 1]?.to ?? (row === 0 ? 0.07 : 0));
					}
				}
			}),
			{ seed: 20261126, numRuns: 300 }
		);
	});

	it('are given to the largest first, shortened at the end where they are long', () => {
		const jumps = [
			{ at: 0.2, size: 1, name: 'small' },
			{ at: 0.4, size: -30, name: 'Net new sanctions: United States, EU and Canada' },
			{ at: 0.6, size: 20, name: 'second' },
			{ at: 0.8, size: 10, name: 'third' }
		];
		const labels = jumpLabelsOf(jumps);
		expect([...labels.keys()].sort()).toEqual([1, 2, 3]);
		expect(labels.get(1)?.text).toMatch(/^Net new sanctions.*…$/);
	});
});
