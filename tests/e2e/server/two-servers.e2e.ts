import { expect, test } from '@playwright/test';
import { formAt, sendForm } from '../../support/briefings.ts';
import { startPostgres, type TestPostgres } from '../../support/played/postgres.ts';
import { started, stopAll } from '../../support/servers.ts';

const COUNT = 12;
let postgres: TestPostgres | null = null;

test.afterEach(async () => {
	await stopAll();
	await postgres?.stop();
});

test('two servers on one PostgreSQL take briefings at once: none twice, none lost, none refused', async ({
	request
}) => {
	postgres = await startPostgres();
	const env = { DATABASE_URL: await postgres.newDatabase() };
	const servers = await Promise.all([started(env), started(env)]);
	const addresses = servers.map(({ address }) => address);
	// Both come to an empty database at the same moment, and both want to make its tables.
	const [form] = await Promise.all(
		addresses.map((address) => formAt(request, `${address}/briefings?as-of=2026-11-22`))
	);
	// Each form goes to both, as when somebody sends again what seemed to hang.
	const taken = await Promise.all(
		Array.from({ length: COUNT }, (_, at) =>
			Promise.all(
				addresses.map((address) => sendForm(request, address, { ...form, title: `Briefing ${at + 1}` }))
			)
		)
	);
	for (const [one, other] of taken) {
		expect(one).toMatch(/^[0-9a-f]{64}$/);
		expect(other).toBe(one);
	}
	const numbers = taken.map(([one]) => String(one));
	expect(new Set(numbers).size).toBe(COUNT);
	for (const address of addresses) {
		const list = await (await request.get(`${address}/briefings`)).text();
		expect(list).toContain(`${COUNT} briefings`);
		for (const id of numbers) expect(list).toContain(`href="/briefings/${id}"`);
	}
	const checks = await Promise.all(
		numbers.map(async (id, at) =>
			(await request.get(`${addresses[at % 2] ?? ''}/briefings/${id}/verify`)).text()
		)
	);
	for (const check of checks) expect(check).toContain('Matches');
	for (const { said } of servers) expect(said()).not.toMatch(/error/i);
});
