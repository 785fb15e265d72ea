/** Merges one more value into the small watch; run as a process of its own, to be killed or to race. */
import { writeFile } from 'node:fs/promises';
import { writeImport } from './one-import.ts';

const [folder = '', from = '0', count = '1'] = process.argv.slice(2);
for (let n = 0; n < Number(count); n += 1) {
	const period = Number(from) + n;
	const path = `${folder}/.row-${period}.csv`;
	await writeFile(path, `Period,Value\n${period},${period % 100}\n`);
	const outcome = await writeImport({
		watchFolder: folder,
		indicator: 'share',
		block: { format: 'table', columns: { period: 'Period', value: 'Value' }, source: 'deals' },
		path,
		name: 'row.csv',
		published: null,
		modified: null,
		today: 20_780
	});
	if ('issues' in outcome) throw new Error(JSON.stringify(outcome.issues));
	process.stdout.write(`${period}\n`);
}
