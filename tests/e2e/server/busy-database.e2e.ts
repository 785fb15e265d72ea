import { expect, test } from '@playwright/test';
import pg from 'pg';
import { startPostgres, type TestPostgres } from '../../support/played/postgres.ts';
import { started, stopAll } from '../../support/servers.ts';

let postgres: TestPostgres | null = null;
test.afterEach(async () => {
	await stopAll();
	await postgres?.stop();
	postgres = null;
});

test('a database without a free connection is told as one to try again, and what was typed stays', async ({
	page
}) => {
	postgres = await startPostgres();
	const url = new URL(await postgres.newDatabase());
	const admin = new pg.Client({ connectionString: url.href });
	await admin.connect();
	const role = `${url.pathname.slice(1)}_user`;
	await admin.query(`create role ${role} login password 'test'`);
	await admin.query(`alter database ${url.pathname.slice(1)} owner to ${role}`);
	url.username = role;
	url.password = 'test';
	const { address } = await started({ DATABASE_URL: url.href });
	await page.goto(`${address}/briefings`);
	await page.getByLabel('Title (optional)').fill('Typed at some length');
	await admin.query(`alter role ${role} connection limit 0`);
	await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`);
	const answer = await page.request.get(`${address}/briefings/${'0'.repeat(64)}`);
	expect([answer.status(), answer.headers()['retry-after']]).toEqual([503, '5']);
	await page.getByRole('button', { name: /^Take/ }).click();
	await expect(page.getByRole('alert').first()).toContainText('is busy');
	await expect(page.getByLabel('Title (optional)')).toHaveValue('Typed at some length');
	await admin.query(`alter role ${role} connection limit -1`);
	await page.getByRole('button', { name: /^Take/ }).click();
	await expect(page).toHaveURL(/\/briefings\/[0-9a-f]{64}$/);
	await admin.query(`reassign owned by ${role} to current_user`);
	await admin.query(`drop owned by ${role}`);
	await admin.query(`drop role ${role}`);
	await admin.end();
});
