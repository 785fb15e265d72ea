/**
 * `npm run bench:server`: how many answers a second one process gives, and how long the slowest in a hundred takes
 * (ten connections, brotli), on the shipped watch. Beside ours the same dashboard as a page made in advance,
 * which the page framework's own file handler serves from the same server: the rounds are interleaved, and what counts
 * is the median of the rounds' ratios, as the machine's load is in both. Then a fresh weight vector ten times a second,
 * and ten clients with distinct addresses, with the server's memory before, during and after.
 *
 * BENCH_PUBLISHED names the dashboard of a copy that `publish` has made, behind whatever serves it (gzip): it is measured in
 * the same rounds. BENCH_ROUNDS (5), BENCH_SECONDS a round (2) and BENCH_MINUTE (60), the seconds of the last part, may be set.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { request as playwrightRequest } from 'playwright';
import { useBuild } from '#server/build/builds.ts';
import { formAt, sendForm } from '../support/briefings.ts';
import { startedWith, stopAll } from '../support/servers.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const seconds = Number(process.env.BENCH_SECONDS ?? 2);
const minute = Number(process.env.BENCH_MINUTE ?? 60);
const connections = 10;
const PAGE = '/made-in-advance.html';

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
}

function quantile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.ceil(share * sorted.length) - 1] ?? NaN;
}

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

interface Reading {
	readonly rate: number;
	readonly p99: number;
}

/** Asks once; resolves with the status and the milliseconds until the last byte is there. */
function ask(agent: Agent, address: string, headers: Target['headers']): Promise<[number, number]> {
	return new Promise((resolve, reject) => {
		const began = performance.now();
		get(address, { agent, headers: { 'accept-encoding': 'br', ...headers } }, (answer) => {
			answer.resume();
			answer.on('end', () => resolve([answer.statusCode ?? 0, performance.now() - began]));
		}).on('error', reject);
	});
}

/** Ten connections, each of which asks again as soon as it has its answer, for so many seconds. */
async function under(
	duration: number,
	addressOf: () => string,
	{ headers, status }: Pick<Target, 'headers' | 'status'>
): Promise<Reading> {
	const agent = new Agent({ keepAlive: true, maxSockets: connections });
	const times: number[] = [];
	const began = performance.now();
	const client = async (): Promise<void> => {
		while (performance.now() - began < duration * 1_000) {
			const [given, took] = await ask(agent, addressOf(), headers);
			if (given !== status) throw new Error(`${addressOf()}: ${given} instead of ${status}`);
			times.push(took);
		}
	};
	await Promise.all(Array.from({ length: connections }, client));
	const rate = (times.length / (performance.now() - began)) * 1_000;
	agent.destroy();
	return { rate, p99: quantile(times, 0.99) };
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
	const readings = new Map<string, Reading[]>(targets.map(({ name }) => [name, []]));
	const whereIs = (target: Target): string => (target.address ?? address) + target.path;
	for (const target of targets) await (await fetch(whereIs(target))).arrayBuffer();
	// The first round warms the program up and doesn't count.
	for (let round = 0; round <= rounds; round += 1)
		for (const target of targets) {
			const reading = await under(seconds, () => whereIs(target), target);
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

/** Ten a second, each sent on its own time, whether or not the one before has been answered. */
async function freshVectors(address: string, ids: readonly string[]): Promise<void> {
	const times: number[] = [];
	const asking: Promise<void>[] = [];
	for (let at = 0; at < 100; at += 1) {
		asking.push(
			(async () => {
				const began = performance.now();
				const answer = await fetch(address + freshPath(ids), { headers: { 'accept-encoding': 'br' } });
				await answer.arrayBuffer();
				if (answer.status !== 200) throw new Error(`a fresh vector: ${answer.status}`);
				times.push(performance.now() - began);
			})()
		);
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	await Promise.all(asking);
	console.log(
		`\na fresh weight vector, ten a second: median ${quantile(times, 0.5).toFixed(0)} ms, 95th percentile ${quantile(times, 0.95).toFixed(0)} ms`
	);
}

async function distinctAddresses(address: string, ids: readonly string[], pid: number): Promise<void> {
	const before = inMemory(pid);
	let most = before;
	const watching = setInterval(() => (most = Math.max(most, inMemory(pid))), 200);
	const told = { headers: {}, status: 200 } as const;
	const { rate, p99 } = await under(minute, () => address + freshPath(ids), told);
	clearInterval(watching);
	const metrics = await (await fetch(`${address}/metrics`)).text();
	const kept = Number(/^alignment_watch_answers_bytes (\S+)/m.exec(metrics)?.[1]) / 1024 ** 2;
	await new Promise((resolve) => setTimeout(resolve, 2_000));
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
