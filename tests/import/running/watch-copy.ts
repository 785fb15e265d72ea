import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const HEADER = 'period,published,value,low,high,source,locator,grade,status,note\n';

/** A small watch of its own in a new folder, with one indicator that imports the invented deals. */
export async function smallWatch(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'small-watch-'));
	const files: Record<string, string> = {
		'watch.yaml':
			'title: Small\nquestion: Is it so?\nsubject: A-B\nnaming: none\npositions: { distant: Far, mixed: Between, close: Near }\ndirections: { weakening: Down, holding: Same, deepening: Up }\nthreshold: 20\ndefault_scenario: plain\nhistory_from: 2015-01-01\ngroups:\n  - { id: arms, name: Arms }\n',
		'sources.json': '[{ "id": "deals", "type": "dataset", "title": "Deals" }]\n',
		'scenarios/plain.yaml':
			'name: Plain\nstoryline: One thing counts.\nweights:\n  share: { weight: 100, reason: it is all there is }\n',
		'share/indicator.yaml':
			'name: Share\ngroup: arms\nquestion: Who sells?\nunit: "%"\ndecimals: 1\nscale: linear\ngoalposts:\n  distant: { at: 0, reason: none }\n  middle: { at: 50, reason: half }\n  close: { at: 100, reason: all }\nfrequency: P1Y\npublication_lag_days: 75\nfresh_days: 5000\nstale_days: 9000\nimport:\n  format: sipri\n  recipient: Eastland\n  supplier: Northland\n  source: deals\n  grade: A2\n',
		'share/observations.csv': `${HEADER}2019,2020-03-01,90,,,deals,x,A2,A,"kept, as it is"\n2020,2021-03-01,66.7,,,deals,x,A2,A,\n`
	};
	for (const [name, content] of Object.entries(files)) {
		await mkdir(join(folder, name, '..'), { recursive: true });
		await writeFile(join(folder, name), content);
	}
	return folder;
}

/** Adds an indicator that takes another share from the same file; its rows so far lie close together. */
export async function withSecondIndicator(
	folder: string,
	supplier = 'Southland',
	id = 'other'
): Promise<void> {
	const indicator = await readFile(join(folder, 'share/indicator.yaml'), 'utf8');
	await mkdir(join(folder, id));
	await writeFile(
		join(folder, id, 'indicator.yaml'),
		indicator.replace('Northland', supplier).replace('name: Share', `name: ${id}`)
	);
	const rows = [40, 41, 42, 41].map(
		(value, index) => `${2014 + index},${2015 + index}-03-01,${value},,,deals,x,A2,A,\n`
	);
	await writeFile(join(folder, id, 'observations.csv'), HEADER + rows.join(''));
}

export function observationsOf(folder: string, indicator = 'share'): Promise<string> {
	return readFile(join(folder, indicator, 'observations.csv'), 'utf8');
}
