import type { PageLoad } from './page-load.ts';
import { quantile } from './quantile.ts';

interface Measure {
	/** With its unit. */
	readonly name: string;
	readonly digits?: number;
	/** What it may be at most, at full speed and slowed. */
	readonly goals?: readonly [full: string, slowed: string];
}

const measures: Readonly<Record<keyof PageLoad, Measure>> = {
	firstKB: { name: 'first load, kB', digits: 1, goals: ['ratio 0.5', 'ratio 0.5'] },
	firstRequests: { name: 'first load, requests' },
	laterKB: { name: 'seconds later, to follow the watch and be kept, kB', digits: 1 },
	laterRequests: { name: 'seconds later, requests' },
	nearKB: { name: 'when a reader comes to a slider, kB', digits: 1 },
	nearRequests: { name: 'when a reader comes to a slider, requests' },
	fcp: { name: 'first contentful paint, ms', goals: ['ratio 0.7', ''] },
	lcp: { name: 'largest contentful paint, ms' },
	charts: { name: 'charts, number' },
	drawn: { name: 'all charts drawn, ms', goals: ['', 'ratio 0.3'] },
	cls: { name: 'layout shift, score', digits: 4, goals: ['ours 0', 'ours 0'] },
	blocking: { name: 'blocking time, ms', goals: ['ratio 0.1', 'ratio 0.2'] },
	longest: { name: 'longest task, ms', goals: ['ours 50 ms', ''] },
	heapMB: { name: 'heap, MB', digits: 1 },
	sliderMedian: { name: 'slider step, median, ms', digits: 1 },
	sliderP95: { name: 'slider step, 95th percentile, ms', digits: 1, goals: ['', 'ratio 0.6'] }
};
const keys = Object.keys(measures) as (keyof PageLoad)[];

/** The medians of the loads of each page by name, "ours" and "peer" among them, as a table of Markdown. */
export function pageTable(rate: 1 | 4, loads: ReadonlyMap<string, readonly PageLoad[]>): string {
	const names = [...loads.keys()];
	const median = (name: string, key: keyof PageLoad): number =>
		quantile(
			(loads.get(name) ?? []).map((load) => load[key]),
			0.5
		);
	const rows = keys.map((key) => {
		const { name, digits = 0, goals } = measures[key];
		const shown = names.map((page) => median(page, key).toFixed(digits));
		const ratio = median('ours', key) / median('peer', key);
		return [
			name,
			...shown,
			Number.isFinite(ratio) ? ratio.toFixed(2) : '',
			goals?.[rate === 1 ? 0 : 1] ?? ''
		];
	});
	const head = [rate === 1 ? 'full speed' : `slowed ${rate} times`, ...names, 'ours to the peer', 'goal'];
	const rule = head.map(() => '---');
	return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
