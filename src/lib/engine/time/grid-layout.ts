import type { LevelGrid } from '../evidence/level-grid.ts';

/** A grid's cells date by date: as many to a date as there are indicators. */
export interface Cells {
	/** NaN for none. */
	readonly pulls: Float64Array;
	readonly bases: Float64Array;
	/** 1 where the figure is aged, and where its period is news. */
	readonly aged: Uint8Array;
	readonly news: Uint8Array;
}

export interface Layout {
	readonly cells: Cells;
	/** Whether anything on a date may differ from the date before: mostly nothing does. */
	readonly isChange: readonly boolean[];
}

const laidOut = new WeakMap<LevelGrid, Layout>();

function layOut(grid: LevelGrid): Layout {
	const columns = grid.indicators.length;
	const size = columns * grid.dates.length;
	const pulls = new Float64Array(size).fill(NaN);
	const bases = new Float64Array(size).fill(NaN);
	const aged = new Uint8Array(size);
	const news = new Uint8Array(size);
	const isChange = grid.dates.map((_, position) => position === 0);
	grid.indicators.forEach(({ runs }, column) => {
		let position = 0;
		for (const [dates, , pull, base, mark] of runs) {
			isChange[position] = true;
			for (const end = position + dates; position < end; position += 1) {
				const at = position * columns + column;
				pulls[at] = pull ?? NaN;
				bases[at] = base ?? NaN;
				aged[at] = mark.startsWith('aged') ? 1 : 0;
				news[at] = mark.endsWith('news') ? 1 : 0;
			}
		}
	});
	return { cells: { pulls, bases, aged, news }, isChange };
}

/** A grid laid out once, because a weight that moves reads all of it again. */
export function gridLayoutOf(grid: LevelGrid): Layout {
	const known = laidOut.get(grid);
	if (known !== undefined) return known;
	const layout = layOut(grid);
	laidOut.set(grid, layout);
	return layout;
}
