/**
 * `npm run bench:dear`: what the dearest address of each route takes, asked for the first time and again, on the shipped
 * watch: milliseconds, and the processor's own, which tell the same on a busy machine; then how long the dashboard of
 * another reader waits while ten clients ask for the dearest there are, each for something new.
 *
 * DEAR_SECONDS (30), for the last part, may be set.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { request as playwrightRequest } from 'playwright';
import { formAt, sendForm } from '../support/briefings.ts';
import { startedWith, stopAll } from '../support/servers.ts';
import { freshAddress, KINDS, type Known } from './support/addresses.ts';
import { under } from './support/load.ts';
import { quantile } from './support/quantile.ts';

const seconds = Number(process.env.DEAR_SECONDS ?? 30);
const CLIENTS = 10;
/** What takes the most, by the first part. */
const DEAREST = [
	'/history.png?{edit}',
	'/scenarios?{edit}',
	'/watch.zip?as-of={day}',
	'/api/sensitivity?{edit}',
	'/api/verdicts?{edit}',
	'/week?from={day}',
	'/changes?from={day}&{edit}',
	'/api/observations?as-of={day}',
	'/?{edit}&as-of={day}',
	'/og.png?{edit}'
];

/** Asks once; resolves with the status and the milliseconds until the last byte is there. */
function ask(agent: Agent, address: string): Promise<readonly [status: number, took: number]> {
	return new Promise((settle, reject) => {
		const began = performance.now();
		get(address, { agent, headers: { 'accept-encoding': 'br' } }, (answer) => {
			answer.resume();
			answer.on('end', () => settle([answer.statusCode ?? 0, performance.now() - began]));
			answer.on('error', reject);
		}).on('error', reject);
	});
}

async function metricOf(server: string, name: string): Promise<number> {
	const text = await (await fetch(`${server}/metrics`)).text();
	return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
}

async function knownAt(server: string): Promise<Known> {
	const context = await playwrightRequest.newContext();
	const form = await formAt(context, `${server}/briefings`);
	const briefing = await sendForm(context, server, { ...form, title: 'Dear' });
	await context.dispose();
	if (typeof briefing === 'number') throw new Error(`The briefing was refused: ${briefing}`);
	const outlook = (await (await fetch(`${server}/api/outlook`)).json()) as { indicators: { id: string }[] };
	return { briefing, indicators: outlook.indicators.map(({ id }) => id), scenarios: ['baseline'] };
}

async function eachRoute(server: string, known: Known): Promise<void> {
	const agent = new Agent({ keepAlive: true });
	const cpu = (): Promise<number> => metricOf(server, 'process_cpu_seconds_total');
	const rows: { text: string; took: number }[] = [];
	for (const template of new Set([...Object.values(KINDS).flat(), ...DEAREST])) {
		const first = server + freshAddress(template, 7_001, known);
		const before = await cpu();
		const [status, cold] = await ask(agent, first);
		const work = ((await cpu()) - before) * 1_000;
		const [, warm] = await ask(agent, first);
		const cells = [template, status, ...[cold, warm, work].map((one) => one.toFixed(0))];
		rows.push({ text: `| ${cells.join(' | ')} |`, took: work });
	}
	agent.destroy();
	console.log(
		'| address | status | first, ms | again, ms | of the processor at first, ms |\n|---|---|---|---|---|'
	);
	for (const { text } of rows.sort((a, b) => b.took - a.took)) console.log(text);
}

async function besideDear(server: string, known: Known): Promise<void> {
	const own = new Agent({ keepAlive: true });
	let turn = 20_000;
	const nextPath = (): string => freshAddress(DEAREST[(turn += 1) % DEAREST.length] ?? '', turn, known);
	let isOver = false;
	const clients = under({ address: server, connections: CLIENTS, duration: seconds, nextPath }).finally(
		() => (isOver = true)
	);
	const usual: number[] = [];
	const fresh: number[] = [];
	const reader = async (): Promise<void> => {
		for (let at = 0; !isOver; at += 1) {
			const path = at % 2 === 0 ? '/' : freshAddress('/?{edit}', 500_000 + at, known);
			const [status, took] = await ask(own, server + path);
			if (status !== 200) throw new Error(`the dashboard: ${status}`);
			(at % 2 === 0 ? usual : fresh).push(took);
			await new Promise((settle) => setTimeout(settle, 50));
		}
	};
	const [{ statuses }] = await Promise.all([clients, reader()]);
	own.destroy();
	const told = (times: readonly number[]): string =>
		`median ${quantile(times, 0.5).toFixed(0)} ms, 95th percentile ${quantile(times, 0.95).toFixed(0)} ms, longest ${quantile(times, 1).toFixed(0)} ms of ${times.length}`;
	console.log(`\nbeside ${CLIENTS} clients with the dearest addresses, for ${seconds} s:`);
	console.log(`the dashboard: ${told(usual)}`);
	console.log(`a dashboard that nobody asked for before: ${told(fresh)}`);
	console.log(
		`given to the ten: ${[...statuses].map(([status, count]) => `${count} of ${status}`).join(', ')}`
	);
	const lag = await metricOf(server, 'nodejs_eventloop_lag_p99_seconds');
	console.log(
		`how long the server's own thread was held up, 99th percentile: ${(lag * 1_000).toFixed(0)} ms`
	);
}

const data = mkdtempSync(join(tmpdir(), 'dear-'));
try {
	const { address } = await startedWith(process.execPath, ['--import', 'tsx', 'src/start.ts'], {
		WATCH_DIR: 'indicators',
		DATA_DIR: data
	});
	const known = await knownAt(address);
	await eachRoute(address, known);
	await besideDear(address, known);
} finally {
	await stopAll();
	rmSync(data, { recursive: true });
}
