/**
 * Time and memory of a large import: `npx tsx tests/bench/import-size.ts [megabytes] [sipri|acled]` writes a synthetic
 * file of that size, imports it as the terminal does, and fails where it takes more than 60 s or 300 MB.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { importFile } from '#import';
import type { ImportBlock } from '#parse';

const megabytes = Number(process.argv[2] ?? 500);
const kind = process.argv[3] === 'acled' ? 'acled' : 'sipri';

const countries = ['Myanmar', 'India', 'Pakistan', 'Thailand', 'Egypt', 'Algeria', 'Viet Nam'];
const suppliers = ['Russia', 'China', 'United States', 'France', 'Israel', 'Germany'];

function sipriRow(n: number): string {
	const year = 2000 + (n % 24);
	return `${n},${suppliers[n % 6] ?? ''},${countries[n % 7] ?? ''},Mi-17-${n % 99},transport helicopter,Aircraft,${year - 2},Yes,${n % 9},${n % 2 ? 'Yes' : 'No'},${year},${n % 3 ? 'Yes' : 'No'},New,7.25,7.25,${(n % 40) * 0.25},No\n`;
}

function acledRow(n: number): string {
	const [month, day] = [(n % 12) + 1, (n % 28) + 1];
	const date = `20${20 + (n % 5)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
	return `MMR${n},${date},${date.slice(0, 4)},1,Political violence,Explosions/Remote violence,${n % 2 ? 'Air/drone strike' : 'Shelling/artillery/missile attack'},Military Forces of Myanmar,,1,"On ${date}, an aircraft dropped bombs on a village, as ""reported""; ${n} people fled.",104,Asia,${n % 5 ? 'Myanmar' : 'Thailand'},${n % 4}\n`;
}

const header = {
	sipri:
		'SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,TIV delivery values,Local production\n',
	acled:
		'event_id_cnty,event_date,year,time_precision,disorder_type,event_type,sub_event_type,actor1,assoc_actor_1,inter1,notes,iso,region,country,fatalities\n'
};

async function write(path: string): Promise<void> {
	const stream = createWriteStream(path);
	stream.write(header[kind]);
	const row = kind === 'sipri' ? sipriRow : acledRow;
	for (let n = 1, bytes = 0; bytes < megabytes * 1e6;) {
		let piece = '';
		for (; piece.length < 1e6; n += 1) piece += row(n);
		bytes += piece.length;
		if (!stream.write(piece)) await once(stream, 'drain');
	}
	stream.end();
	await once(stream, 'finish');
}

const folder = await mkdtemp(join(tmpdir(), 'import-size-'));
const path = join(folder, `${kind}.csv`);
try {
	await write(path);
	const block: ImportBlock =
		kind === 'sipri'
			? { format: 'sipri', recipient: 'Myanmar', supplier: 'Russia', window: 5 }
			: { format: 'acled', country: 'Myanmar', subtype: 'Air/drone strike', window: 12 };
	globalThis.gc?.();
	let peak = 0;
	const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 50);
	const begin = performance.now();
	const harvest = await importFile(createReadStream(path, { highWaterMark: 262_144 }), {
		file: `${kind}.csv`,
		block,
		published: null,
		modified: null,
		today: 20_780,
		sources: null
	});
	clearInterval(watch);
	const seconds = (performance.now() - begin) / 1000;
	const { size } = await stat(path);
	console.log(
		`${kind}: ${(size / 1e6).toFixed(0)} MB, ${harvest.rows} rows, ${harvest.observations.length} observations, ${seconds.toFixed(1)} s, peak ${(peak / 1e6).toFixed(0)} MB`
	);
	if (harvest.observations.length === 0) console.error(harvest.issues);
	if (seconds > 60 || peak > 300e6 || harvest.observations.length === 0) process.exitCode = 1;
} finally {
	await rm(folder, { recursive: true });
}
