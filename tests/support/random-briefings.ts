import fc from 'fast-check';
import type { Judgement } from '#briefing';
import type { Watch, WatchScenario } from '#parse';
import type { BriefingRequest } from '#server/briefing/briefing.ts';

const word = fc.constantFrom(
	'arms',
	'fuel',
	'the',
	'order',
	'of',
	'September',
	'Naypyidaw',
	'has',
	'not',
	'been',
	'confirmed,',
	'and',
	'counterterrorism',
	'visits',
	'at',
	'top',
	'Самолёты',
	'\u1019\u103c\u1014\u103a\u1019\u102c',
	'halved.'
);

/** A text of so many characters at most, in words; blank where it may be. */
const textOf = (most: number, least = 0): fc.Arbitrary<string> =>
	fc
		.tuple(fc.integer({ min: least, max: most }), fc.array(word, { minLength: 40, maxLength: 40 }))
		.map(([length, words]) =>
			words
				.join(' ')
				.repeat(Math.ceil(length / 100))
				.slice(0, length)
				.trim()
		);

const judgement: fc.Arbitrary<Judgement> = fc.record({
	yardstick: fc.constant('PHIA' as const),
	likelihood: fc.constantFrom('likely or probable', 'remote chance'),
	statement: textOf(150),
	confidence: fc.constant('low' as const),
	confidenceReason: textOf(150, 10),
	text: textOf(1200)
});

interface Edit {
	readonly weight: number | null;
	readonly assumed: number | null;
	readonly reason: string;
}

/** What differs from one briefing to the next: edits with reasons, what-ifs, the day, every text at any length. */
export function randomBriefing(
	watch: Watch
): fc.Arbitrary<Partial<BriefingRequest> & Pick<BriefingRequest, 'scenario'>> {
	const ids = watch.indicators.flatMap((one) => (one.contextOnly ? [] : [one]));
	const edit: fc.Arbitrary<Edit> = fc.record({
		weight: fc.option(fc.integer({ min: 0, max: 100 })),
		assumed: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 4 }),
		reason: textOf(300)
	});
	return fc
		.record({
			base: fc.constantFrom(...watch.scenarios),
			edits: fc.oneof(
				fc.constant<Edit[]>([]),
				fc.array(edit, { minLength: 1, maxLength: 3 }),
				fc.array(edit, { minLength: ids.length, maxLength: ids.length })
			),
			title: textOf(200),
			judgement: fc.option(judgement),
			author: textOf(80),
			organisation: textOf(80),
			handling: textOf(80),
			asOf: fc.integer({ min: 19_700, max: 20_782 })
		})
		.map(({ base, edits, title, judgement, author, organisation, handling, asOf }) => {
			const weights = new Map(base.weights);
			const assumptions = new Map(base.assumptions);
			const reasons = new Map<string, string>();
			edits.forEach(({ weight, assumed, reason }, at) => {
				const indicator = ids[(at * 7) % ids.length];
				if (indicator === undefined) return;
				const { id, goalposts } = indicator;
				const { distant, close } = goalposts;
				if (weight !== null) weights.set(id, { weight, polarity: 1, reason: null });
				if (assumed !== null)
					assumptions.set(id, { value: distant + assumed * (close - distant), reason: null });
				if (reason !== '') reasons.set(id, reason);
			});
			const scenario: WatchScenario = { ...base, weights, assumptions };
			const signed = { author, organisation, handling };
			return { scenario, title, judgement, signed, asOf, reasons };
		});
}
