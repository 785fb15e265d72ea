import { expect, it } from 'vitest';
import { comparisonOf, endOfRecord, endOfToday, type ComparedEnd } from '#present';
import { parseSnapshotFile } from '#briefing';
import { makeBriefing } from '#server/briefing/briefing.ts';
import { verdictChanges } from '../../../src/lib/present/comparison/compared-verdicts.ts';
import { frozenWatch, requestOf, watchOf } from '../../support/frozen-watch.ts';

async function taken(title: string): Promise<ComparedEnd> {
	const { id, record } = await makeBriefing(requestOf(await watchOf(), { title }), null);
	// As a published copy has it: a file of its own.
	const { value } = parseSnapshotFile(JSON.stringify({ id, record }));
	if (value === null) throw new Error('The file is no briefing.');
	return endOfRecord(value.id, value.record);
}

it('says of a briefing beside one like it that nothing differs', async () => {
	const [a, b] = [await taken('One'), await taken('Other')];
	const { from, to, verdicts, weights, moved, problem, notes } = comparisonOf(a, b);
	expect([from.name, to.name]).toEqual([expect.stringContaining('One'), expect.stringContaining('Other')]);
	expect(verdicts).toEqual(verdictChanges(a, b));
	expect(verdicts).toHaveLength(2);
	for (const verdict of verdicts) expect(verdict).toContain('both times');
	expect([weights, notes, problem]).toEqual([[], [], null]);
	expect(moved?.from).toBe(moved?.to);
});

it('names what another lens and another day changed, and the way back', async () => {
	const watch = await frozenWatch();
	const then = await taken('Then');
	const other = watch.scenarios.find(({ id }) => id !== watch.defaultScenario)?.id ?? '';
	const now = endOfToday(watch, other, then.situation.asOf + 30);
	const [there, back] = [comparisonOf(then, now), comparisonOf(now, then)];
	expect(there.notes.join()).toContain('The scenarios differ');
	expect(there.weights.length).toBeGreaterThan(0);
	expect(there.weights[0]).toMatch(/: .+ → /);
	expect([back.from, back.to]).toEqual([there.to, there.from]);
	expect([back.moved?.from, back.moved?.to]).toEqual([there.moved?.to, there.moved?.from]);
});
