import { describe, expect, it } from 'vitest';
import { answerTo, historyLinesFor, scoredIndicators } from '#ask';
import { movesBetween, withoutEachOf, type Outlook } from '#engine';
import type { WatchScenario } from '#parse';
import { boardOf, firstScreenOf, headlineOf, type Board, type FirstScreen } from '#present';
import { day, frozenWatch } from '../support/frozen-watch.ts';

const watch = await frozenWatch();
const days = ['2022-06-01', '2023-06-01', '2025-04-01', '2026-11-22'].map(day);
const spans = [null, 30, 91, 400];

interface Case {
	readonly board: Board;
	readonly scenario: WatchScenario;
	readonly outlook: Outlook;
	readonly screen: FirstScreen;
	readonly said: ReturnType<typeof headlineOf>;
	readonly since: number | null;
	readonly scores: readonly (number | null)[];
}

function caseOf(scenario: WatchScenario, asOf: number, back: number | null): Case {
	const board = boardOf(watch, scenario, asOf, asOf);
	const { outlook, draws, firmness } = answerTo({ watch, scenario, asOf });
	const history = historyLinesFor({ watch, scenario, asOf }, ['real-time']).get('real-time') ?? [];
	const since = back === null ? null : asOf - back;
	return {
		board,
		scenario,
		outlook,
		since,
		scores: [history.findLast((point) => point.asOf <= (since ?? asOf))?.score ?? null, outlook.score],
		screen: firstScreenOf({ board, scenario, outlook, draws, history, since }),
		said: headlineOf({
			outlook,
			firmness,
			names: watch,
			indicatorName: (id) => watch.indicators.find((one) => one.id === id)?.name ?? id,
			scenarioName: scenario.name,
			edited: false,
			today: asOf
		})
	};
}

const cases = watch.scenarios.flatMap((scenario) =>
	days.flatMap((asOf) => spans.map((back) => caseOf(scenario, asOf, back)))
);
const printed = (text: string): number => Number(text.replace('\u2212', '-').replace('+', ''));

describe('the headline', () => {
	it('says its sentence in 25 words at most, whatever the scenario and the day', () => {
		for (const { said } of cases) {
			expect(said.sentence).not.toBe('');
			expect(said.sentence.split(/\s+/).length, said.sentence).toBeLessThanOrEqual(25);
		}
	});

	it('names the edge that is nearest, and how far away it is', () => {
		for (const { said, outlook } of cases) {
			if (outlook.score === null || outlook.position === null) continue;
			const distance = Math.abs(Math.abs(outlook.score) - watch.threshold);
			expect(Number.parseFloat(said.sentence)).toBeCloseTo(distance, 1);
		}
	});
});

describe('what changed', () => {
	it('adds up as printed: the largest and all others are the change', () => {
		for (const { screen, outlook, since, scores } of cases) {
			const { movers, rest } = screen.changed;
			if (movers.length === 0) continue;
			const sum = movers.reduce((total, { change }) => total + printed(change), printed(rest ?? '0'));
			const [then, now] = scores;
			const change = since === null ? outlook.direction.change : (now ?? 0) - (then ?? 0);
			expect(sum).toBeCloseTo(Math.round((change ?? 0) * 10) / 10, 5);
			expect(movers.every((mover) => printed(mover.change) !== 0)).toBe(true);
		}
	});

	it('is split among the indicators without a remainder between any two days', () => {
		for (const { board, scenario, since, scores, outlook } of cases) {
			const [grid] = board.history.grids;
			const [then, now] = scores;
			if (grid === undefined || since === null || then === null || now === null) continue;
			const moved = movesBetween(grid, scenario, since, outlook.asOf);
			expect(moved.reduce((sum, { score }) => sum + score, 0)).toBeCloseTo((now ?? 0) - (then ?? 0), 9);
		}
	});

	it('says since when each verdict stands, and why', () => {
		const last = caseOf(watch.scenarios[0] as WatchScenario, day('2026-11-22'), null);
		expect(last.screen.changed.turns).toHaveLength(2);
		for (const turn of last.screen.changed.turns) expect(turn).toMatch(/ since \d+ \w+ 20\d\d.*“.+”/);
	});

	it('tells a what-if as one, on the later day alone', () => {
		const [plain] = watch.scenarios;
		if (plain === undefined) throw new Error('no scenario');
		const [id] = [...plain.weights.entries()].find(([, { weight }]) => weight > 20) ?? [''];
		const value = scoredIndicators(watch).find((one) => one.id === id)?.goalposts.distant ?? 0;
		const assumed = { ...plain, assumptions: new Map([[id, { value, reason: null }]]) };
		const { movers } = caseOf(assumed, day('2026-11-22'), 30).screen.changed;
		const mover = movers.find((one) => one.id === id);
		expect(mover?.is).toMatch(/^what if /);
		expect(mover?.was).not.toMatch(/what if/);
	});
});

describe('what it hangs on', () => {
	it('marks what turns the position, and nothing else', () => {
		for (const { screen, outlook } of cases) {
			if (outlook.position === null) continue;
			const own = watch.positions[outlook.position].toLowerCase();
			for (const { text, turns } of screen.hangsOn.rows) expect(turns).toBe(!text.startsWith(`${own} `));
			const count = screen.hangsOn.conclusions[0] ?? '';
			const each = withoutEachOf(outlook).filter(({ position }) => position !== outlook.position);
			expect(count).toMatch(
				each.length === 0 ? /^No single figure/ : new RegExp(`^${each.length} of \\d+ figures? would`)
			);
		}
	});
});

describe('what is due', () => {
	it('puts what is overdue first, and says how much of the weight waits for it', () => {
		for (const { screen } of cases) {
			const late = screen.due.rows.map(({ overdue }) => overdue);
			expect(late).toEqual([...late].sort((a, b) => Number(b) - Number(a)));
			expect(screen.due.summary).toMatch(
				late.includes(true) ? /% of the weight waits/ : /No figure is overdue/
			);
		}
	});
});

describe('the jumps of the history', () => {
	it('are six at most, apart, each with the figure that moved it', () => {
		for (const { screen, board } of cases) {
			expect(screen.jumps.length).toBeLessThanOrEqual(6);
			const names = board.indicators.map(({ name }) => name);
			for (const { title, category } of screen.jumps) {
				expect(names.some((name) => title.startsWith(`${name}: `))).toBe(true);
				expect(category).toMatch(/^index [+\u2212]\d/);
			}
		}
	});

	it('have the largest of all among them', () => {
		for (const { screen, scenario, outlook } of cases) {
			const points =
				historyLinesFor({ watch, scenario, asOf: outlook.asOf }, ['real-time']).get('real-time') ?? [];
			const known = points.filter(({ position }) => position !== null);
			const sizes = known.slice(1).map((point, at) => Math.abs((point.score ?? 0) - (known[at]?.score ?? 0)));
			const most = Math.max(0, ...sizes);
			if (most < 2) continue;
			const told = screen.jumps.map(({ category }) => Math.abs(printed(category.replace('index ', ''))));
			expect(Math.max(...told)).toBeCloseTo(most, 1);
		}
	});
});
