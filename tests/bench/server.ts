/**
 * `npm run bench:server`: how many answers a second one process gives, and how long the slowest in a hundred takes
 * (autocannon, ten connections, brotli), on the shipped watch. Beside ours the same dashboard as a page made in advance,
 * which the page framework's own file handler serves from the same server: the rounds are interleaved, and what counts
 * is the median of the rounds' ratios, as the machine's load is in both. Then a fresh weight vector ten times a second,
 * and ten clients with distinct addresses (autocannon), with the server's memory before, during and after. A wrong
 * status, or no answer, ends it.
 *
 * The fresh vectors are sent by a client of our own: each at its own time, whether or not those before are answered, and
 * timed from when it was due. autocannon holds a rate by letting a connection rest until the next full second, sends
 * nothing on one that waits for its answer, and makes up for what it didn't send by reckoning: that would hide a queue.
 *
 * BENCH_PUBLISHED names the dashboard of a copy that `publish` has made, behind whatever serves it (gzip): it is measured in
 * the same rounds. BENCH_ROUNDS (5), BENCH_SECONDS a round (2) and BENCH_MINUTE (60), the seconds of the last part, may be set.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { request as playwrightRequest } from 'playwright';
import { useBuild } from '#server/build/builds.ts';
import { formAt, sendForm } from '../support/briefings.ts';
import { startedWith, stopAll } from '../support/servers.ts';
import { under, type Load, type Under } from './support/load.ts';
import { quantile } from './support/quantile.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 2);
const minute = Number(process.env.BENCH_MINUTE ?? 60);
const connections = 10;
const PAGE = '/made-in-advance.html';

const median = (values: readonly number[]): number => quantile(values, 0.5);

interface Target {
	readonly name: string;
	readonly path: string;
	/** Left out for the server that is measured. */
	readonly address?: string;
	readonly status: 200 | 304;
	readonly headers: Readonly<Record<string, string>>;
	/** The one that it is held against. */
	readonly beside: string;
}

/** The same, where every answer must have this status. */
async function allWith(status: Target['status'], load: Omit<Load, 'connections'>): Promise<Under> {
	const reading = await under({ ...load, connections });
	const wrong = [...reading.statuses].filter(([given]) => given !== status);
	if (wrong.length > 0)
		throw new Error(
			`${load.address}: ${wrong.map(([given, count]) => `${count} of ${given}`).join(', ')} instead of ${status}`
		);
	return reading;
}

const inMemory = (pid: number): number =>
	Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

async function tagOf(address: string): Promise<string> {
	const answer = await fetch(address, { headers: { 'accept-encoding': 'br' } });
	await answer.arrayBuffer();
	return answer.headers.get('etag') ?? '';
}

async function targetsOf(address: string): Promise<Target[]> {
	const context = await playwrightRequest.newContext();
	const form = await formAt(context, `${address}/briefings`);
	const id = await sendForm(context, address, { ...form, title: 'Bench' });
	await context.dispose();
	if (typeof id === 'number') throw new Error(`The briefing was refused: ${id}`);
	const { indicators } = (await (await fetch(`${address}/api/outlook`)).json()) as {
		indicators: { id: string }[];
	};
	const plain = { status: 200, headers: {}, beside: 'page made in advance' } as const;
	const known = async (path: string): Promise<Record<string, string>> => ({
		'if-none-match': await tagOf(address + path)
	});
	const published = process.env.BENCH_PUBLISHED;
	const copy: Target[] =
		published === undefined
			? []
			: [
					{
						...plain,
						name: 'dashboard, published as a file',
						path: '',
						address: published,
						headers: { 'accept-encoding': 'gzip' }
					}
				];
	return [
		...copy,
		{ ...plain, name: 'page made in advance', path: PAGE },
		{ ...plain, name: 'dashboard', path: '/' },
		{ ...plain, name: 'indicator', path: `/indicators/${indicators[0]?.id ?? ''}` },
		{ ...plain, name: 'briefing', path: `/briefings/${id}` },
		{ ...plain, name: '/api/outlook', path: '/api/outlook' },
		{
			name: '304 of the page made in advance',
			path: PAGE,
			status: 304,
			headers: await known(PAGE),
			beside: '304 of the page made in advance'
		},
		{
			name: '304 of the dashboard',
			path: '/',
			status: 304,
			headers: await known('/'),
			beside: '304 of the page made in advance'
		}
	];
}

async function ratesOf(address: string): Promise<void> {
	const targets = await targetsOf(address);
	const readings = new Map<string, Under[]>(targets.map(({ name }) => [name, []]));
	const whereIs = (target: Target): string => (target.address ?? address) + target.path;
	for (const target of targets) await (await fetch(whereIs(target))).arrayBuffer();
	// The first round warms the program up and doesn't count.
	for (let round = 0; round <= rounds; round += 1)
		for (const target of targets) {
			const { status, headers } = target;
			const reading = await allWith(status, { address: whereIs(target), duration: seconds, headers });
			if (round > 0) readings.get(target.name)?.push(reading);
		}
	console.log('\n| | requests a second | p99, ms | beside the page made in advance |\n|---|---|---|---|');
	for (const { name, beside } of targets) {
		const own = readings.get(name) ?? [];
		const other = readings.get(beside) ?? [];
		const ratio = median(own.map(({ rate }, at) => rate / (other[at]?.rate ?? NaN)));
		const rate = Math.round(median(own.map((one) => one.rate)));
		console.log(
			`| ${name} | ${rate} | ${median(own.map(({ p99 }) => p99)).toFixed(0)} | ${ratio.toFixed(2)} |`
		);
	}
}

let vectors = 0;
/** A dashboard that nobody has asked for before. */
function freshPath([one = '', other = '']: readonly string[]): string {
	vectors += 1;
	return `/?w.${one}=${(vectors % 1000) / 10}&w.${other}=${Math.floor(vectors / 1000) / 10}`;
}

const FRESH = 100;
/** Milliseconds from one fresh vector to the next: ten a second. */
const APART = 100;

/** Asks for one at its time; resolves with the milliseconds from when it was due until the last byte is there. */
async function freshAt(due: number, address: string): Promise<number> {
	await pause(Math.max(0, due - performance.now()));
	const answer = await fetch(address, { headers: { 'accept-encoding': 'br' } });
	await answer.arrayBuffer();
	if (answer.status !== 200) throw new Error(`a fresh vector: ${answer.status} instead of 200`);
	return performance.now() - due;
}

async function freshVectors(address: string, ids: readonly string[]): Promise<void> {
	const began = performance.now();
	const times = await Promise.all(
		Array.from({ length: FRESH }, (_, at) => freshAt(began + at * APART, address + freshPath(ids)))
	);
	console.log(
		`\na fresh weight vector, ten a second: median ${median(times).toFixed(0)} ms, 95th percentile ${quantile(times, 0.95).toFixed(0)} ms`
	);
}

async function distinctAddresses(address: string, ids: readonly string[], pid: number): Promise<void> {
	const before = inMemory(pid);
	let most = before;
	const watching = setInterval(() => (most = Math.max(most, inMemory(pid))), 200);
	const nextPath = (): string => freshPath(ids);
	const { rate, p99 } = await allWith(200, { address, duration: minute, nextPath });
	clearInterval(watching);
	const metrics = await (await fetch(`${address}/metrics`)).text();
	const kept = Number(/^alignment_watch_answers_bytes (\S+)/m.exec(metrics)?.[1]) / 1024 ** 2;
	await pause(2_000);
	console.log(
		`ten clients with distinct addresses for ${minute} s: ${Math.round(rate)} a second, p99 ${Math.round(p99)} ms; memory ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most, ${inMemory(pid).toFixed(0)} MB after; ${kept.toFixed(0)} MB of answers kept`
	);
}

/** The built files, and the dashboard as a file among them, compressed as the build compresses files. */
async function copyWithPage(build: string, data: string): Promise<string> {
	const copy = join('build', `.bench-${process.pid}`);
	cpSync(build, copy, { recursive: true });
	const first = await startedWith(
		process.execPath,
		['--import', 'tsx', 'tests/bench/support/serve-copy.ts', copy],
		{
			WATCH_DIR: 'indicators',
			DATA_DIR: data
		}
	);
	const html = Buffer.from(await (await fetch(first.address)).arrayBuffer());
	await stopAll();
	const file = join(copy, 'client', PAGE);
	writeFileSync(file, html);
	writeFileSync(`${file}.br`, brotliCompressSync(html));
	writeFileSync(`${file}.gz`, gzipSync(html, { level: 9 }));
	return copy;
}

const data = mkdtempSync(join(tmpdir(), 'bench-'));
let copy = '';
try {
	copy = await copyWithPage(await useBuild(console.log), data);
	const words = ['--import', 'tsx', 'tests/bench/support/serve-copy.ts', copy];
	const { address, process: child } = await startedWith(process.execPath, words, {
		WATCH_DIR: 'indicators',
		DATA_DIR: data
	});
	const pid = child.pid ?? 0;
	const { indicators } = (await (await fetch(`${address}/api/outlook`)).json()) as {
		indicators: { id: string }[];
	};
	const ids = indicators.map(({ id }) => id);
	console.log(`memory at rest: ${inMemory(pid).toFixed(0)} MB`);
	await ratesOf(address);
	await freshVectors(address, ids);
	await distinctAddresses(address, ids, pid);
} finally {
	await stopAll();
	rmSync(data, { recursive: true });
	if (copy !== '') rmSync(copy, { recursive: true, force: true });
}
