import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { Chart, type ChartConfiguration } from 'chart.js';
import { describe, expect, test } from 'vitest';
import { chartPng, chartSvg } from '#server/charts/chart-svg.ts';

const run = promisify(execFile);
const size = { width: 200, height: 100 };
const setup: ChartConfiguration = { type: 'line', data: { datasets: [{ data: [{ x: 1, y: 2 }] }] } };

describe('a picture that has been drawn', () => {
	test('is kept by nobody', () => {
		chartSvg(setup, size);
		chartPng(setup, size);
		expect(Object.keys(Chart.instances)).toEqual([]);
	});

	test('is kept by nobody either if drawing it failed', () => {
		const failing = {
			...setup,
			plugins: [
				{
					id: 'failing',
					afterDraw() {
						throw new Error('out of ink');
					}
				}
			]
		};
		expect(() => chartSvg(failing, size)).toThrow('out of ink');
		expect(Object.keys(Chart.instances)).toEqual([]);
	});
});

test('answers of every drawn kind leave memory as it was', async () => {
	const { stdout } = await run(process.execPath, [
		'--expose-gc',
		'--import',
		'tsx',
		'tests/charts/soak.ts',
		'3',
		'20'
	]);
	const { memory, charts } = JSON.parse(stdout) as { memory: number[]; charts: number };
	expect(charts).toBe(0);
	// Six pictures a turn; each that was kept would hold a hundred kilobytes and more.
	const [, second = 0, third = 0] = memory;
	expect((third - second) / 20).toBeLessThan(100_000);
});
