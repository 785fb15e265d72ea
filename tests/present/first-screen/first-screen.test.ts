import { describe, expect, it } from 'vitest';
import { answerTo, historyLinesFor, scoredIndicators } from '#ask';
import { movesBetween, withoutEachOf, withoutWeakGradesOf, type Outlook } from '#engine';
import type { WatchScenario } from '#parse';
import { boardOf, firstScreenOf, headlineOf, ownCountsOf, type Board, type FirstScreen } from '#present';
import { day, frozenWatch } from '../../support/frozen-watch.ts';

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

const rowsOf = ({ hangsOn }: (typeof cases)[number]['screen']) => hangsOn.sides.flatMap(({ rows }) => rows);

describe('the headline', () => {
	it('says its sentence in 25 words at most, whatever the scenario and the day', () => {
		for (const { said } of cases) {
			expect(said.sentence).not.toBe('');
			expect(said.sentence.split(/\s+/).length, said.sentence).toBeLessThanOrEqual(25);
		}
	});

	it('names the edge that is nearest, how far away it is, and on which side', () => {
		for (const { said, outlook } of cases) {
			const { score, position } = outlook;
			if (score === null || position === null) continue;
			const [, distance = '', side, edge] =
				/^How close: index \S+, (\d+\.\d) (above|below) where “(\w+)” begins\./.exec(said.sentence) ?? [];
			const outer = score > 0 ? watch.threshold : -watch.threshold;
			expect(printed(distance), said.sentence).toBeCloseTo(Math.abs(score - outer), 1);
			expect(side).toBe(score >= outer ? 'above' : 'below');
			expect(edge).toBe((score > 0 ? watch.positions.close : watch.positions.distant).toLowerCase());
		}
	});

	it('says of another day that it isn’t today', () => {
		const [scenario] = watch.scenarios;
		if (scenario === undefined) throw new Error('no scenario');
		const asOf = day('2023-06-01');
		const { outlook, firmness } = answerTo({ watch, scenario, asOf });
		const given = { outlook, firmness, names: watch, scenarioName: scenario.name, edited: false };
		expect(headlineOf({ ...given, today: asOf + 1 })).toMatchObject({
			day: 'As of 1 Jun 2023, not today',
			isPast: true
		});
		expect(headlineOf({ ...given, today: asOf })).toMatchObject({
			day: 'As of 1 Jun 2023, today',
			isPast: false
		});
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
			expect(printed(screen.changed.total?.change ?? '')).toBeCloseTo(sum, 5);
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
		expect(mover?.text).toMatch(/^(?!what if).* → what if /);
	});
});

describe('what it hangs on', () => {
	it('marks what turns a verdict, and nothing else', () => {
		for (const { screen, outlook } of cases) {
			if (outlook.position === null) continue;
			const { position, direction } = outlook;
			const own = [
				watch.positions[position].toLowerCase(),
				direction.verdict === null ? '' : watch.directions[direction.verdict].toLowerCase()
			];
			for (const { text, turns } of rowsOf(screen))
				expect(turns).toBe(!own.includes(text.split(' ')[0] ?? ''));
		}
	});

	it('counts the figures that carry each verdict', () => {
		for (const { screen, outlook } of cases) {
			const { position, direction } = outlook;
			if (position === null) continue;
			const each = withoutEachOf(outlook);
			const turning = each.filter((one) => one.position !== position).length;
			const word = watch.positions[position].toLowerCase();
			const turned = each.filter((one) => one.direction !== direction.verdict).length;
			const { lead } = screen.hangsOn;
			if (turning > 0)
				expect(lead).toContain(
					`Leave out one figure: ${turning} of the ${each.length} would ${turning === 1 ? '' : 'each '}end “${word}”`
				);
			else expect(lead).toMatch(new RegExp(`still .*${word}|none “${word}”`));
			if (direction.verdict !== null && turned > 0)
				expect(lead).toMatch(
					new RegExp(
						`\\b${turned}( of the \\d+ would (each )?end)? “${watch.directions[direction.verdict].toLowerCase()}”`
					)
				);
		}
	});

	it('tells what several figures carry together only where they turn something', () => {
		for (const { screen, outlook } of cases) {
			if (outlook.position === null) continue;
			const weak = withoutWeakGradesOf(outlook);
			const turns = weak !== null && weak.turns.length > 0;
			const told = screen.hangsOn.conclusions.map(({ text }) => text).filter((text) => text.includes('from'));
			if (turns) expect(told).toEqual([expect.stringMatching(/^Without the .+ from (?:a )?weak sources?: /)]);
			else
				for (const text of told) expect(text).toMatch(/ the verdicts would be the same, on less evidence\.$/);
		}
		expect(
			cases.some(({ screen }) => screen.hangsOn.conclusions.some(({ text }) => /weak sources?: /.test(text)))
		).toBe(true);
	});

	it('says which of them are overdue', () => {
		for (const { screen } of cases)
			for (const { id, overdue } of rowsOf(screen)) expect(overdue).toBe(screen.due.overdue.includes(id));
		expect(cases.some(({ screen }) => rowsOf(screen).some(({ overdue }) => overdue))).toBe(true);
	});
});

describe('what is due', () => {
	it('puts what is overdue first, and says how much of the weight waits for it', () => {
		for (const { screen } of cases) {
			const late = screen.due.rows.map(({ overdue }) => overdue);
			expect(late).toEqual([...late].sort((a, b) => Number(b) - Number(a)));
			expect(screen.due.summary).toMatch(
				late.includes(true)
					? /overdue \(\d+% of the weight\): newer ones should be out/
					: /No figure is overdue/
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

describe('the watch’s own counts', () => {
	it('are those whose newest figure has the watch itself as its publisher, and count with a weight alone', () => {
		const [only] = watch.scenarios;
		if (only === undefined) throw new Error('no scenario');
		const board = boardOf(watch, only, day('2026-11-22'), day('2026-11-22'));
		const own = [...board.levels].flatMap(([id, level]) =>
			level.state !== 'missing' && watch.sources.get(level.chosen.source)?.publisher === watch.title
				? [id]
				: []
		);
		expect(own.length).toBeGreaterThan(1);
		const weighing = (weight: number) =>
			ownCountsOf(
				{
					...board,
					base: {
						...only,
						weights: new Map(own.map((id) => [id, { weight, polarity: 1 as const, reason: null }]))
					}
				},
				watch
			);
		expect(weighing(10)).toBe(own.length);
		expect(weighing(0)).toBe(0);
		expect(ownCountsOf(board, { ...watch, title: 'Another watch' })).toBe(0);
	});
});
