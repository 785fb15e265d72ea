/**
 * `npm run bench:soak`: memory of a server that is asked for every kind of answer, each so often, by addresses that
 * nobody asked before; and after 500 against 5,000 distinct addresses. Measured after every thread has given back what it
 * doesn't use. It ends with code 1 where memory grows by more than a fifth.
 *
 * SOAK_EACH (2,000), requests of each kind, and SOAK_PRINTED (10), files that a browser prints, may be set.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { request as playwrightRequest } from 'playwright';
import { formAt, sendForm } from '../support/briefings.ts';
import { startedWith, stopAll, type Started } from '../support/servers.ts';
import { freshAddress, KINDS, type Known } from './support/addresses.ts';

const each = Number(process.env.SOAK_EACH ?? 2_000);
const printed = Number(process.env.SOAK_PRINTED ?? 10);
const connections = 6;
/** The share by which memory may grow. */
const MOST_GROWTH = 0.2;
const MB = 1024 ** 2;

interface Memory {
	readonly rss: number;
	readonly heap: number;
}

/** Memory after everything unused has been given back, in bytes. */
async function memoryOf({ process: child, said }: Started): Promise<Memory> {
	const before = said().split('\nmemory ').length;
	child.kill('SIGUSR2');
	for (;;) {
		const lines = said().split('\nmemory ');
		const last = lines.at(-1)?.split('\n')[0] ?? '';
		if (lines.length > before && last.endsWith('}')) return JSON.parse(last) as Memory;
		await new Promise((settle) => setTimeout(settle, 50));
	}
}

const counts = new Map<number, number>();

async function ask(address: string): Promise<void> {
	const answer = await fetch(address, { headers: { 'accept-encoding': 'br' } });
	await answer.arrayBuffer();
	counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
	if (answer.status !== 200 && answer.status !== 503) throw new Error(`${answer.status} ${address}`);
}

/** Asks for so many addresses, a few at a time. */
async function askAll(addresses: readonly string[]): Promise<void> {
	const next = addresses[Symbol.iterator]();
	const client = async (): Promise<void> => {
		for (const address of next) await ask(address);
	};
	await Promise.all(Array.from({ length: connections }, client));
}

async function knownAt(server: Started): Promise<Known> {
	const context = await playwrightRequest.newContext();
	const form = await formAt(context, `${server.address}/briefings`);
	const briefing = await sendForm(context, server.address, { ...form, title: 'Soak' });
	await context.dispose();
	if (typeof briefing === 'number') throw new Error(`The briefing was refused: ${briefing}`);
	const outlook = (await (await fetch(`${server.address}/api/outlook`)).json()) as {
		indicators: { id: string }[];
	};
	const indicators = outlook.indicators.map(({ id }) => id);
	return { briefing, indicators, scenarios: ['baseline'] };
}

const mb = (bytes: number): string => (bytes / MB).toFixed(0);
const growth = (from: Memory, to: Memory): number => to.rss / from.rss - 1;

/** A quarter of the requests warms up; the others, in three parts, must leave memory as it was. */
async function soakKind(kind: string, server: Started, known: Known): Promise<boolean> {
	const templates = KINDS[kind] ?? [];
	const parts: Memory[] = [];
	for (let part = 0; part < 4; part += 1) {
		const addresses = Array.from({ length: each / 4 }, (_, at) => {
			const turn = part * (each / 4) + at;
			return server.address + freshAddress(templates[turn % templates.length] ?? '', turn, known);
		});
		await askAll(addresses);
		parts.push(await memoryOf(server));
	}
	const [first, , , last] = parts;
	if (first === undefined || last === undefined) return false;
	const cells = parts.map(({ rss, heap }) => `${mb(rss)} / ${mb(heap)}`);
	console.log(`| ${kind} | ${each} | ${cells.join(' | ')} | ${(100 * growth(first, last)).toFixed(0)} % |`);
	return growth(first, last) <= MOST_GROWTH;
}

async function soakPrinted(server: Started, { briefing }: Known): Promise<void> {
	const before = await memoryOf(server);
	const place = `${server.address}/briefings/${briefing}`;
	for (let turn = 0; turn < printed; turn += 1)
		await ask(`${place}.${turn % 2 === 0 ? 'pdf' : 'docx'}?paper=${turn % 4 < 2 ? 'A4' : 'Letter'}`);
	const after = await memoryOf(server);
	console.log(
		`\n${printed} files that a browser prints (PDF and Word in turn): ${mb(before.rss)} / ${mb(before.heap)} MB before, ${mb(after.rss)} / ${mb(after.heap)} after`
	);
}

/** A server anew, so that nothing is warm: pages, downloads, feeds and the API in turn. */
async function distinct(server: Started, known: Known): Promise<boolean> {
	const templates = ['pages', 'downloads', 'feeds', 'api', 'pictures'].map((kind) => KINDS[kind] ?? []);
	const addressOf = (turn: number): string => {
		// One picture in twenty: they take the most time.
		const kind = templates[turn % 20 === 19 ? 4 : turn % 4] ?? [];
		return server.address + freshAddress(kind[Math.floor(turn / 20) % kind.length] ?? '', turn, known);
	};
	const at: Memory[] = [];
	for (const [from, to] of [
		[0, each / 4],
		[each / 4, (each * 5) / 2]
	] as const) {
		await askAll(Array.from({ length: to - from }, (_, turn) => addressOf(from + turn)));
		at.push(await memoryOf(server));
	}
	const [early, late] = at;
	if (early === undefined || late === undefined) return false;
	console.log(
		`\nafter ${each / 4} distinct addresses ${mb(early.rss)} / ${mb(early.heap)} MB, after ${(each * 5) / 2} ${mb(late.rss)} / ${mb(late.heap)} MB: ${(100 * growth(early, late)).toFixed(0)} %`
	);
	return growth(early, late) <= MOST_GROWTH;
}

const data = mkdtempSync(join(tmpdir(), 'soak-'));
const giveBack = pathToFileURL(resolve('tests/bench/support/give-back.mjs')).href;
const begin = (): Promise<Started> =>
	startedWith(process.execPath, ['--expose-gc', '--import', 'tsx', '--import', giveBack, 'src/start.ts'], {
		WATCH_DIR: 'indicators',
		DATA_DIR: data
	});

try {
	let server = await begin();
	let known = await knownAt(server);
	const rest = await memoryOf(server);
	console.log(`at rest ${mb(rest.rss)} / ${mb(rest.heap)} MB (of the process / in use by its main thread)\n`);
	console.log('| kind | requests | MB after a quarter | half | three quarters | all | last against first |');
	console.log('|---|---|---|---|---|---|---|');
	const held: boolean[] = [];
	for (const kind of Object.keys(KINDS)) held.push(await soakKind(kind, server, known));
	await soakPrinted(server, known);
	await stopAll();
	server = await begin();
	known = await knownAt(server);
	held.push(await distinct(server, known));
	console.log(`\nstatuses: ${[...counts].map(([status, count]) => `${count} of ${status}`).join(', ')}`);
	if (held.includes(false)) {
		console.log(`Memory grew by more than ${100 * MOST_GROWTH} %.`);
		process.exitCode = 1;
	}
} finally {
	await stopAll();
	rmSync(data, { recursive: true });
}
