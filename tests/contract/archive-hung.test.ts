import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPostgresArchive } from '#server/archive/sql/postgres-archive.ts';
import { migrations } from '#server/archive/sql/migrations.ts';
import { startPostgres, type TestPostgres } from '../support/played/postgres.ts';
import { inventedSnapshot } from '../support/archive/snapshots.ts';

let postgres: TestPostgres;
beforeAll(async () => {
	postgres = await startPostgres();
});
afterAll(async () => {
	await postgres.stop();
});

const patience = { connect: 4_000, answer: 3_000 };

/** A way to a database that can fall silent: it still takes connections and words, and passes nothing on. */
async function wayTo({
	port,
	hostname
}: URL): Promise<{ server: Server; fallSilent: (silent: boolean) => void }> {
	let isSilent = false;
	const sockets = new Set<Socket>();
	const server = createServer((near) => {
		const far = connect(Number(port), hostname);
		for (const [from, to] of [
			[near, far],
			[far, near]
		] as const) {
			sockets.add(from);
			from.on('data', (words) => {
				if (!isSilent) to.write(words);
			});
			from.on('error', () => undefined);
			from.on('close', () => to.destroy());
		}
	});
	server.on('close', () => sockets.forEach((socket) => socket.destroy()));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { server, fallSilent: (silent) => (isSilent = silent) };
}

it('a database that falls silent holds nobody up, and is asked again once it speaks', async () => {
	const url = new URL(await postgres.newDatabase());
	const { server, fallSilent } = await wayTo(url);
	url.port = String((server.address() as AddressInfo).port);
	const archive = await openPostgresArchive(url.href, migrations, patience);
	const snapshot = inventedSnapshot(1);
	await archive.save(snapshot);

	fallSilent(true);
	const begun = performance.now();
	await expect(archive.textOf(snapshot.id)).rejects.toThrow(/doesn't answer/);
	await expect(archive.save(inventedSnapshot(2))).rejects.toThrow(/doesn't answer/);
	// Two questions, each asked three times at most, for as long as a connection and an answer are waited for.
	expect(performance.now() - begun).toBeLessThan(2 * 3 * (patience.connect + patience.answer));

	fallSilent(false);
	// Questions that were swallowed are given up with their connections; no reader meets one of them for ever.
	await expect.poll(() => archive.textOf(snapshot.id).catch(() => null)).toBe(snapshot.text);
	await archive.close();
	server.close();
});

it('a port that takes connections and never says a word is no database, and told so in time', async () => {
	const mute = createServer(() => undefined);
	await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
	const { port } = mute.address() as AddressInfo;
	await expect(
		openPostgresArchive(`postgres://nobody:x@127.0.0.1:${port}/none`, migrations, patience)
	).rejects.toThrow(/doesn't answer/);
	mute.close();
});
