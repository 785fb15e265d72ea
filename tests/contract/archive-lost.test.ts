import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArchiveFault, type Archive } from '#server/archive/archive.ts';
import { openPostgresArchive } from '#server/archive/sql/postgres-archive.ts';
import { migrations } from '#server/archive/sql/migrations.ts';
import { mayPass, remedyOf } from '#server/archive/sql/sql-state.ts';
import { startPostgres, type TestPostgres } from '../support/played/postgres.ts';
import { inventedSnapshot } from '../support/archive/snapshots.ts';

/** In milliseconds: a busy machine keeps whoever comes together waiting for each other. */
const patience = { connect: 30_000, answer: 30_000 };
let postgres: TestPostgres;
beforeAll(async () => {
	postgres = await startPostgres();
});
afterAll(async () => {
	await postgres.stop();
});

/** A database with a user of its own, who may have so many connections at a time. */
async function newPlace(): Promise<{
	readonly archive: Archive;
	readonly as: (statement: string) => Promise<pg.QueryResult>;
	readonly role: string;
	readonly close: () => Promise<void>;
}> {
	const url = new URL(await postgres.newDatabase());
	const admin = new pg.Client({ connectionString: url.href });
	await admin.connect();
	const database = url.pathname.slice(1);
	const role = `${database}_user`;
	await admin.query(`create role ${role} login password 'test'`);
	await admin.query(`alter database ${database} owner to ${role}`);
	url.username = role;
	url.password = 'test';
	const archive = await openPostgresArchive(url.href, migrations, patience);
	return {
		archive,
		role,
		as: (statement) => admin.query(statement),
		close: async () => {
			await archive.close();
			await admin.query(`reassign owned by ${role} to current_user`);
			await admin.query(`drop owned by ${role}`);
			await admin.query(`drop role ${role}`);
			await admin.end();
		}
	};
}

const cutAll = (role: string): string =>
	`select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role}'`;

describe('an archive whose connections are cut', () => {
	it('keeps each briefing once, or says that it did not, and goes on', async () => {
		const { archive, as, role, close } = await newPlace();
		let [cuts, kept] = [0, 0];
		for (let round = 0; round < 10; round += 1) {
			const saving = Promise.allSettled(
				Array.from({ length: 10 }, (_, number) => archive.save(inventedSnapshot(round * 10 + number, 40_000)))
			);
			cuts += (await as(cutAll(role))).rowCount ?? 0;
			for (const one of await saving) {
				if (one.status === 'fulfilled') kept += 1;
				else expect(one.reason).toBeInstanceOf(ArchiveFault);
			}
		}
		expect(cuts).toBeGreaterThan(10);
		// Every one that was cut off is tried again.
		expect(kept).toBe(100);
		expect(await archive.count()).toBe(100);
		await close();
	});

	it('answers the next question when all were cut while idle', async () => {
		const { archive, as, role, close } = await newPlace();
		await archive.save(inventedSnapshot(1));
		await as(cutAll(role));
		expect(await archive.count()).toBe(1);
		await close();
	});
});

describe('an archive that can be had, but not now', () => {
	it('says that the database is busy while no connection is free, and keeps the briefing afterwards', async () => {
		const { archive, as, role, close } = await newPlace();
		await as(`alter role ${role} connection limit 0`);
		await as(cutAll(role));
		const refused = archive.save(inventedSnapshot(1));
		await expect(refused).rejects.toBeInstanceOf(ArchiveFault);
		await expect(refused).rejects.toThrow(/is busy \(too many connections .*try again in a moment/);
		await as(`alter role ${role} connection limit -1`);
		await archive.save(inventedSnapshot(1));
		expect(await archive.count()).toBe(1);
		await close();
	});

	it('says that the database may not be written', async () => {
		const { archive, as, role, close } = await newPlace();
		await as(`alter role ${role} set default_transaction_read_only = on`);
		await as(cutAll(role));
		await expect(archive.save(inventedSnapshot(1))).rejects.toThrow(/may not be written .*Nothing was kept/);
		expect(await archive.count()).toBe(0);
		await close();
	});
});

describe('an error of the database', () => {
	const withCode = (code: string): Error => Object.assign(new Error('words'), { code });
	it.each([
		['08006', 'lost', true],
		['57P01', 'lost', true],
		['57P03', 'lost', true],
		['ECONNRESET', 'lost', true],
		['53300', 'busy', true],
		['53200', 'busy', true],
		['53100', 'full', false],
		['40001', 'conflict', true],
		['40P01', 'conflict', true],
		['28P01', 'locked-out', false],
		['3D000', 'locked-out', false],
		['25006', 'read-only', false],
		['42501', 'read-only', false],
		['42P01', 'ours', false],
		['23505', 'ours', false]
	])('%s asks for %s', (code, remedy, again) => {
		expect(remedyOf(withCode(code))).toBe(remedy);
		expect(mayPass(remedyOf(withCode(code)))).toBe(again);
	});

	it('of the driver alone is told by its words', () => {
		expect(remedyOf(new Error('Connection terminated unexpectedly'))).toBe('lost');
		expect(remedyOf(new Error('timeout exceeded when trying to connect'))).toBe('lost');
		expect(remedyOf(new Error('Client has encountered a connection error and is not queryable'))).toBe(
			'lost'
		);
		expect(remedyOf(new TypeError('x is undefined'))).toBe('ours');
	});
});
