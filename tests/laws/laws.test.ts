import { afterAll, describe, it } from 'vitest';
import * as engine from '#engine';
import { settle, unsettle } from './arbitrary.ts';
import { laws } from './laws.ts';

settle(150);
afterAll(unsettle);

describe('the laws of the method', () => {
	for (const { section, rule, check } of laws) {
		it(`section ${String(section)}: ${rule}`, () => {
			check(engine);
		});
	}
});
