/**
 * `npm run bench:scale`: a server on made watches of more and more observations, in a folder that is removed after: time
 * to read them cold and unchanged, to read one edit, to give the outlook and the dashboard at first, all of it anew after
 * the edit, and the dashboard once it is kept; and its memory: at most of the server that read it cold, and of the other one after reading, after asking and at most, in MB.
 * Beside each time stands the processor's own (user and system), which other work on the machine doesn't
 * lengthen as much. BENCH_SIZES="2000x2500 20x200" chooses others, indicators x rows of each.
 */
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { useBuild } from '#server/build/builds.ts';
import { KEPT_READING } from '#server/watch/kept-reading.ts';
import { exitOf, launch, type Started } from '../support/servers.ts';
import { makeFolder, type FolderSize } from './support/made-folder.ts';

const SIZES = '20x200 200x200 2000x200 200x2000 2000x1000 2000x2500';
const sizes: readonly FolderSize[] = (process.env.BENCH_SIZES ?? SIZES).split(' ').map((text) => {
	const [indicators = 1, rows = 1] = text.split('x').map(Number);
	return { indicators, rows };
});

/** Ticks of a hundredth of a second, as Linux counts them: its own time on the processors, in seconds. */
function processorSeconds(pid: number): number {
	const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
	return (Number(fields[11]) + Number(fields[12])) / 100;
}

function megabytes(pid: number, which: 'VmRSS' | 'VmHWM'): number {
	const found = new RegExp(`^${which}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
	return Number(found?.[1] ?? NaN) / 1024;
}

const count = (text: string, words: string): number => text.split(words).length - 1;
const isRead = 'the watch was read';

interface Server {
	readonly pid: number;
	readonly said: Started['said'];
	readonly stop: () => Promise<void>;
	readonly address: () => string;
}

async function until(what: () => boolean, server: { readonly said: () => string }): Promise<void> {
	const patience = Date.now() + 20 * 60_000;
	while (!what()) {
		if (Date.now() > patience) throw new Error(`It took too long:\n${server.said()}`);
		await pause(50);
	}
}

/** Seconds on the clock and on the processors. */
interface Took {
	readonly clock: number;
	readonly processor: number;
}

async function timed(pid: number, act: () => Promise<void>): Promise<Took> {
	const [began, before] = [performance.now(), processorSeconds(pid)];
	await act();
	return { clock: (performance.now() - began) / 1000, processor: processorSeconds(pid) - before };
}

async function start(watch: string, data: string): Promise<{ server: Server; took: Took }> {
	const began = performance.now();
	const { process: child, said } = launch({ WATCH_DIR: watch, DATA_DIR: data });
	const pid = child.pid ?? 0;
	const server: Server = {
		pid,
		said,
		address: () => /is on (http\S+)\/\n/.exec(said())?.[1] ?? '',
		stop: async () => {
			child.kill('SIGTERM');
			await exitOf(child);
		}
	};
	await until(() => said().includes(isRead) && server.address() !== '', server);
	return { server, took: { clock: (performance.now() - began) / 1000, processor: processorSeconds(pid) } };
}

/** A line that is kept open for the next question may be cut while the server is busy. */
const ALONE = { headers: { connection: 'close' } };

async function asked(server: Server, path: string): Promise<Took> {
	return timed(server.pid, async () => {
		const answer = await fetch(server.address() + path, ALONE).catch((fault: unknown) => {
			// Whoever asks gives up after five minutes: the time then says so.
			console.error(`${path}: ${String(fault)}`);
			return null;
		});
		await answer?.arrayBuffer();
		if (answer?.ok === false) throw new Error(`${path} answered ${answer.status}`);
	});
}

/** The median of nine, so far apart that the folder is looked at before each. */
async function keptPage(server: Server): Promise<Took> {
	const took: Took[] = [];
	while (took.length < 9) {
		await pause(2_100);
		took.push(await asked(server, '/'));
	}
	return took.sort((one, other) => one.clock - other.clock)[4] ?? { clock: NaN, processor: NaN };
}

const shown = ({ clock, processor }: Took): string => `${clock.toFixed(2)} (${processor.toFixed(2)})`;
const columns = 'cold start,unchanged,one edit,all anew,outlook,dashboard,again,history'.split(',');
console.log(
	`| indicators x rows | observations | ${columns.join(' | ')} | MB cold | MB read | MB after | MB most | kept MB | load |`
);
console.log(`|${'---|'.repeat(columns.length + 8)}`);

async function trial(size: FolderSize): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'scale-'));
	const [watch, data] = [join(folder, 'watch'), join(folder, 'data')];
	try {
		makeFolder(watch, size);
		const cold = await start(watch, data);
		const kept = (): boolean =>
			readdirSync(folder).includes('data') && readdirSync(data).includes(KEPT_READING);
		const isLarge = size.indicators * size.rows > 150_000;
		if (isLarge) await until(kept, cold.server);
		const coldMost = megabytes(cold.server.pid, 'VmHWM');
		await cold.server.stop();
		const { server, took: unchanged } = await start(watch, data);
		const afterReading = megabytes(server.pid, 'VmRSS');
		const outlook = await asked(server, '/api/outlook');
		const dashboard = await asked(server, '/');
		const history = await asked(server, '/history.json');
		const afterAsking = megabytes(server.pid, 'VmRSS');
		const edit = await timed(server.pid, async () => {
			appendFileSync(join(watch, 'made-00000/indicator.yaml'), 'caveats:\n  - Edited\n');
			// Looked for when somebody asks, once a second at most.
			while (count(server.said(), isRead) < 2) {
				await (await fetch(`${server.address()}/api/health`, ALONE)).arrayBuffer();
				await pause(100);
			}
		});
		// What is worked out of the new board counts, too.
		const anew = await timed(server.pid, async () => {
			for (const path of ['/api/outlook', '/', '/history.json']) await asked(server, path);
		});
		const again = await keptPage(server);
		const most = megabytes(server.pid, 'VmHWM');
		await server.stop();
		const keptMB = kept() ? statSync(join(data, KEPT_READING)).size / 1024 ** 2 : 0;
		const times = [cold.took, unchanged, edit, anew, outlook, dashboard, again, history].map(shown);
		const memory = [coldMost, afterReading, afterAsking, most, keptMB].map((one) => one.toFixed(0));
		console.log(
			`| ${size.indicators} x ${size.rows} | ${size.indicators * size.rows} | ${times.join(' | ')} | ${memory.join(' | ')} | ${loadavg()[0]?.toFixed(0) ?? ''} |`
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

// Otherwise the first start would make it.
await useBuild((text) => console.error(text));
for (const size of sizes) await trial(size);
