import { beforeAll, describe, expect, test } from 'vitest';
import { outlookFor } from '#ask';
import { withoutEachOf, type Outlook } from '#engine';
import type { Watch } from '#parse';
import { hangingViewOf, lensText, scoreText } from '#present';
import { scenariosPageOf, type ScenariosPageData } from '#server/watch/scenarios-page.ts';
import { day, frozenWatch } from '../../support/frozen-watch.ts';

const today = day('2026-11-25');
let watch: Watch;
beforeAll(async () => {
	watch = await frozenWatch();
});

const pageOf = (query = ''): ScenariosPageData => scenariosPageOf(watch, new URLSearchParams(query), today);
const outlookOf = (id: string, asOf = today): Outlook => {
	const scenario = watch.scenarios.find((one) => one.id === id);
	if (scenario === undefined) throw new Error(id);
	return outlookFor({ watch, scenario, asOf });
};
const units = (text: string): number => Math.round(Number(text.replace('\u2212', '-')) * 1e9);

test.each(['', 'as-of=2024-03-01', 'scenario=energy-lifeline&w.fuel-price=33.3'])(
	'every column of the matrix adds up to its last row as printed: %s',
	(query) => {
		const { view } = pageOf(query);
		view.totals.forEach((total, at) => {
			const column = view.matrix.map(({ cells }) => cells[at]?.adds ?? '–').filter((adds) => adds !== '–');
			expect(column.length).toBeGreaterThan(0);
			expect(column.reduce((sum, adds) => sum + units(adds), 0)).toBe(units(total));
			expect(total).toBe(view.cards[at]?.score);
		});
	}
);

describe('side by side', () => {
	test('each lens has both verdicts with how firm they are, and their shares', () => {
		for (const card of pageOf().view.cards) {
			const outlook = outlookOf(card.id);
			const { position, direction } = outlook;
			if (position === null || direction.verdict === null || direction.change === null)
				throw new Error(card.id);
			const said = card.words.filter(({ tone }) => tone !== null).map(({ tone }) => tone);
			expect(said).toEqual([position, direction.verdict]);
			expect(card.change).toBe(scoreText(direction.change, watch.directionThreshold));
			for (const share of [
				card.draws.position,
				card.draws.direction,
				card.weightings.position,
				card.weightings.direction
			])
				expect(share).toMatch(/^(under |over )?\d+%$/);
		}
	});

	test('agreement is told in one sentence for each verdict', () => {
		const [position = '', direction = ''] = pageOf().view.agreement;
		expect(position).toMatch(/^The position (differs: .*under Baseline|is the same in all 5 scenarios: )/);
		expect(direction).toMatch(/^The direction (differs: .*under Baseline|is the same in all 5 scenarios: )/);
		const early = pageOf('as-of=2012-01-01').view.agreement;
		expect(early.slice(0, 2)).toEqual([
			'The position is the same in all 5 scenarios: no verdict.',
			'The direction is the same in all 5 scenarios: no verdict.'
		]);
	});

	test('a name that is a condition stands in a sentence as one', () => {
		expect(lensText('If Moscow is overstretched')).toBe('if Moscow is overstretched');
		expect(lensText('If Moscow is overstretched', true)).toBe('if Moscow is overstretched, edited');
		expect(lensText('Baseline')).toBe('under Baseline');
		expect(lensText('Iffy')).toBe('under Iffy');
	});
});

describe('what the verdicts hang on', () => {
	const hanging = (outlook: Outlook) =>
		hangingViewOf(
			outlook,
			watch.indicators.filter((one) => !one.contextOnly),
			watch
		);

	test('names every indicator whose absence changes a verdict, with what it would be, and only those', () => {
		for (const { id } of watch.scenarios) {
			const outlook = outlookOf(id);
			const view = hanging(outlook);
			const each = withoutEachOf(outlook);
			expect(view.each).toHaveLength(each.length);
			(['position', 'direction'] as const).forEach((verdict, at) => {
				for (const one of each) {
					const name = watch.indicators.find((indicator) => indicator.id === one.id)?.name ?? '';
					expect([id, name, view.conclusions[at]?.includes(`“${name}”`)]).toEqual([
						id,
						name,
						one.turns.includes(verdict)
					]);
				}
			});
		}
	});

	test('groups, weak grades and the rule for aged figures have rows of their own', () => {
		const outlook = outlookOf('baseline');
		const view = hanging(outlook);
		expect(view.groups.length).toBeGreaterThan(3);
		expect(outlook.coverage.aged).toBeGreaterThan(0);
		expect(view.gapRules.map(({ score }) => score)[0]).toBe(scoreText(outlook.score ?? 0, watch.threshold));
		expect(view.gapRules).toHaveLength(3);
		expect(view.gapRules[0]?.turns).toEqual([]);
	});

	test('a verdict that is withheld hangs on nothing', () => {
		const view = hanging(outlookOf('baseline', day('2018-01-01')));
		expect(view.conclusions).toEqual(['No position is given.', 'No direction is given.']);
	});
});

test('the tornado’s axis has ticks, and both edges by name within it', () => {
	const { sensitivity } = pageOf();
	if (sensitivity === null) throw new Error('no sensitivity');
	const { ticks, edges, score } = sensitivity.axis;
	expect(ticks.length).toBeGreaterThan(3);
	for (const { at } of [...ticks, ...edges, score]) expect(at >= 0 && at <= 100).toBe(true);
	expect(edges.map(({ text }) => text)).toEqual([
		`${watch.positions.distant} from \u221220`,
		`${watch.positions.close} from +20`
	]);
	// The tick at an edge stands where the edge does.
	for (const edge of edges)
		expect(ticks.find(({ text }) => edge.text.endsWith(` ${text}`))?.at).toBe(edge.at);
	expect(sensitivity.breakEven.map(({ verdict }) => verdict)).toEqual(['position', 'direction']);
});
