import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
	datumRecordsOf,
	DEFAULT_TERMS,
	directionSpaceOf,
	positionSpaceOf,
	readChangesOf,
	readPullsOf,
	withoutEachOf,
	drawsFromTable,
	drawsOf,
	drawTableOf,
	historyFromGrid,
	historyOf,
	levelGridOf,
	levelsOf,
	outlookOf,
	outlookOfLevels,
	sensitivityOf,
	uniformsOf,
	weightTableOf,
	type Indicator,
	type Scenario
} from '#engine';
import { TODAY, watchOf } from './support/model.ts';

const COUNT = 2000;

/** Milliseconds of the fastest turn after a few to warm up, so that other work on the machine doesn't count. */
function clocked(work: (turn: number) => unknown, repeats = 101): number {
	for (let turn = 0; turn < Math.min(15, repeats); turn += 1) work(turn);
	let fastest = Infinity;
	for (let turn = 0; turn < repeats; turn += 1) {
		const start = performance.now();
		work(turn);
		fastest = Math.min(fastest, performance.now() - start);
	}
	return fastest;
}

function print(what: string, ms: number, note = ''): void {
	console.log(`${what.padEnd(58)}${ms.toFixed(3).padStart(11)} ms  ${note}`);
}

/** Objects the engine has not seen, so that nothing is remembered from before. */
function afresh(indicators: readonly Indicator[]): readonly Indicator[] {
	return indicators.map((one) => ({ ...one }));
}

function reweighed(scenario: Scenario, turn: number): Scenario {
	const weights = [...scenario.weights].map(
		([id, one], at) => [id, at === 0 ? { ...one, weight: 1 + (turn % 100) } : one] as const
	);
	return { ...scenario, weights: new Map(weights) };
}

const dates = Array.from({ length: 200 }, (_, back) => TODAY - 15 * (199 - back));
const { indicators, scenario } = watchOf(20, 200);
const model = { indicators, scenario, asOf: TODAY, ...DEFAULT_TERMS };
const outlook = outlookOf(model);

interface NumPyTimes {
	readonly numpy: string;
	readonly all: number;
	readonly table: number;
	readonly aggregate: number;
}

/** The same work by NumPy on the same model; null where python3 or numpy isn't there. */
function numpyTimes(): NumPyTimes | null {
	const table = drawTableOf(outlook, indicators, { count: 1 });
	const drawn = table?.indicators ?? [];
	const input = {
		count: COUNT,
		repeats: 101,
		low: drawn.map(({ low }) => low),
		value: drawn.map(({ value }) => value),
		high: drawn.map(({ high }) => high),
		distant: drawn.map(({ goalposts }) => goalposts.distant),
		middle: drawn.map(({ goalposts }) => goalposts.middle),
		close: drawn.map(({ goalposts }) => goalposts.close),
		log: drawn.map(({ scale }) => scale === 'log'),
		weights: outlook.indicators.map(({ weight }) => weight),
		polarity: outlook.indicators.map(({ polarity }) => polarity)
	};
	const script = fileURLToPath(new URL('./support/draws.py', import.meta.url));
	const run = spawnSync('python3', [script], { input: JSON.stringify(input), encoding: 'utf8' });
	return run.status === 0 ? (JSON.parse(run.stdout) as NumPyTimes) : null;
}

function benchDraws(): void {
	console.log(`${String(COUNT)} draws of 20 indicators, a quarter of them on a log scale`);
	const kept = drawTableOf(outlook, indicators, { count: COUNT });
	const uniforms = uniformsOf(1, 2 * COUNT * 20);
	const ours = {
		all: clocked((seed) => drawsOf(outlook, indicators, { count: COUNT, seed })),
		table: clocked(() => drawsOf(outlook, indicators, { count: COUNT, seed: 1, uniforms })),
		aggregate: clocked(() => (kept === null ? null : drawsFromTable(kept, outlook)))
	};
	const theirs = numpyTimes();
	const against = (key: keyof typeof ours) => {
		if (theirs === null) return '(no python3 with numpy here to compare with)';
		return `NumPy ${theirs.numpy}: ${theirs[key].toFixed(3)} ms, ratio ${(ours[key] / theirs[key]).toFixed(2)}`;
	};
	print('  uniforms, values, pulls, weights, scores, quantiles', ours.all, against('all'));
	print('  the same with the uniforms kept', ours.table, against('table'));
	print('  a weight moved: only scores, counts, quantiles', ours.aggregate, against('aggregate'));
	console.log(`  ${Math.round((1000 * COUNT) / ours.all).toLocaleString('en')} draws a second`);
}

function benchSlider(): void {
	console.log('\nA weight moves: everything again, 20 indicators');
	const levels = levelsOf(indicators, TODAY, DEFAULT_TERMS.horizon);
	const grid = levelGridOf({ indicators, dates });
	const records = datumRecordsOf(indicators, TODAY);
	const table = drawTableOf(outlook, indicators, { count: COUNT });
	const space = weightTableOf(20, { count: COUNT });
	const parts = {
		outlook: (turn: number) =>
			outlookOfLevels(levels, indicators, reweighed(scenario, turn), TODAY, DEFAULT_TERMS),
		draws: (of: typeof outlook) => (table === null ? null : drawsFromTable(table, of)),
		'weight space': (of: typeof outlook) => positionSpaceOf(readPullsOf(of), of.threshold, space),
		'weight space of the change': (of: typeof outlook) => {
			const changes = readChangesOf(of);
			return changes.length === 20 ? directionSpaceOf(changes, of.directionThreshold, space) : null;
		},
		'without each': (of: typeof outlook) => withoutEachOf(of),
		sensitivity: (of: typeof outlook) => sensitivityOf(of, indicators, { table, records }),
		'history of 200 dates': (_: typeof outlook, turn: number) =>
			historyFromGrid(grid, reweighed(scenario, turn), DEFAULT_TERMS)
	};
	const { outlook: weigh, ...others } = parts;
	print('  outlook', clocked(weigh));
	for (const [what, work] of Object.entries(others))
		print(
			`  ${what}`,
			clocked((turn) => work(outlook, turn))
		);
	print(
		'  all of it',
		clocked((turn) => {
			const moved = weigh(turn);
			return Object.values(others).map((work) => work(moved, turn));
		})
	);
}

function benchHistory(): void {
	console.log(
		'\nHistory of 200 dates against one outlook with draws, both from observations never seen before'
	);
	const once = clocked(() => {
		const all = afresh(indicators);
		return drawsOf(outlookOf({ ...model, indicators: all }), all, { count: COUNT });
	});
	const history = clocked(() => historyOf({ ...model, indicators: afresh(indicators), dates }));
	print('  one outlook with draws', once);
	print('  history', history, `ratio ${(history / once).toFixed(2)} (allowed: 10)`);
}

function benchGrowth(sizes: readonly (readonly [indicators: number, rows: number])[]): void {
	let before: { readonly ms: number; readonly observations: number } | null = null;
	for (const [count, rows] of sizes) {
		const watch = watchOf(count, rows);
		const repeats = count * rows > 50_000 ? 7 : 15;
		const ms = clocked(() => {
			const all = afresh(watch.indicators);
			const of = outlookOf({ ...model, ...watch, indicators: all });
			drawsOf(of, all, { count: 200 });
			sensitivityOf(of, all, { count: 200 });
			return historyOf({ ...model, ...watch, indicators: all, dates });
		}, repeats);
		const observations = count * rows;
		const growth =
			before === null
				? ''
				: `${(observations / before.observations).toFixed(0)}x data, ${(ms / before.ms).toFixed(1)}x time`;
		print(
			`  ${String(count).padStart(5)} indicators, ${String(observations).padStart(7)} observations`,
			ms,
			growth
		);
		before = { ms, observations };
	}
}

benchDraws();
benchSlider();
benchHistory();
console.log(
	'\nGrowth: outlook, 200 draws, sensitivity and 200 dates of history, from observations never seen before'
);
console.log(' more indicators, 200 observations each');
benchGrowth([20, 200, 2000].map((count) => [count, 200] as const));
console.log(' more observations of 20 indicators');
benchGrowth([1000, 5000, 20_000, 100_000].map((all) => [20, all / 20] as const));
