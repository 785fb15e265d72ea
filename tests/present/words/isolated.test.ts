import { expect, it } from 'vitest';
import { briefingViewOf, weekViewOf } from '#present';
import { makeBriefing } from '#server/briefing/briefing.ts';
import { requestOf, watchOf } from '../../support/frozen-watch.ts';

const ARABIC = 'حصة السلاح الروسي';
const FIRST_STRONG = '\u2068';
const POP = '\u2069';

/** Every text of a view. */
function textsOf(view: unknown): string[] {
	if (typeof view === 'string') return [view];
	if (typeof view !== 'object' || view === null) return [];
	return Object.values(view).flatMap(textsOf);
}

const bare = new RegExp(`(?<!${FIRST_STRONG}“?)${ARABIC}`);

it('sets a name that runs from right to left apart from the numbers beside it, in every sentence', async () => {
	const found = await watchOf();
	const indicators = found.watch.indicators.map((one) =>
		one.id === 'arms-share-russia' ? { ...one, name: ARABIC } : one
	);
	const watch = { ...found.watch, indicators };
	const { scenario } = requestOf({ ...found, watch });
	const weights = new Map(scenario.weights).set('arms-share-russia', {
		weight: 90,
		polarity: 1,
		reason: null
	});
	const made = await makeBriefing(
		requestOf({ ...found, watch }, { scenario: { ...scenario, weights } }),
		null
	);
	const view = briefingViewOf(made.id, made.record, 'http://127.0.0.1:3000');
	const texts = textsOf([
		view.front,
		view.sentences,
		view.robustness,
		view.caveats,
		weekViewOf(watch, 20_300, 20_417)
	]);
	const told = texts.filter((text) => text.includes(ARABIC) && text !== ARABIC);
	expect(told.length).toBeGreaterThan(2);
	expect(told.filter((text) => bare.test(text))).toEqual([]);
	for (const text of told) expect(text.split(FIRST_STRONG), text).toHaveLength(text.split(POP).length);
});
