import { expect, test } from '@playwright/test';
import { started, stopAll } from '../../support/servers.ts';

test.afterEach(stopAll);

test('many dear answers at once: each is given or put off in words, and pages are answered meanwhile', async () => {
	const { address, process: child } = await started({});
	const dear = Array.from({ length: 80 }, (_, at) =>
		fetch(`${address}/history.png?as-of=2024-01-01&w.fuel-price=${at}.5`)
	);
	// Among them, not after them: the board needs none of the threads that are busy.
	const board = await fetch(address);
	expect(board.status).toBe(200);
	const answers = await Promise.all(dear);
	const statuses = new Set(answers.map(({ status }) => status));
	expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
	const late = answers.filter(({ status }) => status === 503);
	expect(late.length).toBeGreaterThan(0);
	for (const answer of late) {
		expect(answer.headers.get('retry-after')).toBe('5');
		expect(await answer.text()).toContain('Try again shortly');
	}
	expect(statuses).toContain(200);
	expect(child.exitCode).toBeNull();
});

test('answers that nobody waits for any more are not worked out, and the next reader is served', async () => {
	const { address, said } = await started({});
	const gone = Array.from({ length: 40 }, (_, at) => {
		const leaving = new AbortController();
		const asking = fetch(`${address}/history.png?as-of=2023-01-01&w.fuel-price=${at}.5`, {
			signal: leaving.signal
		}).catch(() => null);
		return { leaving, asking };
	});
	await fetch(`${address}/api/health`);
	for (const { leaving } of gone) leaving.abort();
	await Promise.all(gone.map(({ asking }) => asking));
	await expect.poll(async () => (await fetch(`${address}/history.png?as-of=2022-01-01`)).status).toBe(200);
	const same = [1, 2].map(() => fetch(`${address}/history.png?as-of=2022-01-01`));
	const [first, second] = await Promise.all(
		same.map(async (answer) => Buffer.from(await (await answer).arrayBuffer()))
	);
	expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
	expect(said()).not.toMatch(/ GET |nobody/);
});
