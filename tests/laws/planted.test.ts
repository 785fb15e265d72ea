import { afterAll, describe, expect, it } from 'vitest';
import { settle, unsettle } from './arbitrary.ts';
import { brokenLaw, Workshop } from './planting.ts';
import { plants } from './plants/plants.ts';

settle(40, true);

const workshop = new Workshop();
afterAll(() => {
	workshop.remove();
	unsettle();
});

/** One of each file, as loading an engine takes its time; `npm run bench:mutants` plants them all. */
const lawful = plants.filter(({ byExample }) => byExample !== true);
const sample = lawful.filter(({ file }, at) => lawful.findIndex((other) => other.file === file) === at);

// Every plant loads an engine of its own; a busy machine needs longer than the usual five seconds.
describe('mistakes planted in the source break a law', () => {
	it('the source as it is breaks none', async () => {
		const { engine } = await workshop.plant({ file: 'brier.ts', right: 'Brier', wrong: 'Brier' });
		expect(brokenLaw(engine, 0)).toBeNull();
	});

	it('on every floor', () => {
		expect(plants.length).toBeGreaterThan(100);
		expect(sample.length).toBeGreaterThan(30);
		expect(new Set(plants.map(({ mistake }) => mistake)).size).toBe(plants.length);
	});

	it.each(sample)('$file: $mistake', async (plant) => {
		const { engine } = await workshop.plant(plant);
		expect(brokenLaw(engine, plant.section)).not.toBeNull();
	});
});
