import { randomUUID } from 'node:crypto';
import { link, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Another program holds the lock and doesn't let go. */
export class LockError extends Error {}

/** A lock whose holder can't be asked, being on another machine, is taken for dead after this long. */
const STALE_MILLISECONDS = 60_000;

/** When this process began, its threads included; clocks of files and of programs differ by less than a second. */
const BEGAN = Date.now() - process.uptime() * 1_000 - 1_000;

/**
 * Runs `act` while no other process does so for the same file. The lock is a dotfile beside it that names its holder;
 * one left by a process that has died is removed. Rejects with LockError when the holder doesn't finish in time.
 */
export async function withFileLock<T>(
	path: string,
	act: () => Promise<T>,
	patienceMilliseconds = 15_000
): Promise<T> {
	const token = `${process.pid} ${hostname()} ${randomUUID()}`;
	await wait(path, token, performance.now() + patienceMilliseconds);
	return await actHolding(path, token, act);
}

async function wait(path: string, token: string, until: number): Promise<void> {
	while (!(await taken(path, token))) {
		await removeDead(path);
		if (performance.now() > until)
			throw new LockError(`${path} is being written by another program; try again.`);
		await pause(20 + Math.random() * 60);
	}
}

async function actHolding<T>(path: string, token: string, act: () => Promise<T>): Promise<T> {
	try {
		await removeAbandoned(path);
		return await act();
	} finally {
		if ((await holderOf(path)) === token) await rm(path, { force: true });
	}
}

async function taken(path: string, token: string): Promise<boolean> {
	// Written whole before it gets its name, so that nobody reads a lock without a holder.
	const draft = `${path}.${randomUUID()}`;
	const handle = await open(draft, 'wx');
	try {
		await handle.writeFile(token);
	} finally {
		await handle.close();
	}
	try {
		await link(draft, path);
		return true;
	} catch (error) {
		// Gone: the holder took it for abandoned, as it was still empty.
		if (isErrno(error, 'EEXIST') || isErrno(error, 'ENOENT')) return false;
		throw error;
	} finally {
		await rm(draft, { force: true });
	}
}

async function holderOf(path: string): Promise<string | null> {
	return readFile(path, 'utf8').catch(() => null);
}

/** Removes what others were killed over while they asked for the lock; what the living are writing stays. */
async function removeAbandoned(path: string): Promise<void> {
	const begins = `${basename(path)}.`;
	for (const name of await readdir(dirname(path))) {
		if (!name.startsWith(begins)) continue;
		const draft = join(dirname(path), name);
		const holder = await holderOf(draft);
		if (holder === '' || (holder !== null && (await isDead(draft, holder)))) await rm(draft, { force: true });
	}
}

/** Takes a dead holder's lock away, and puts it back should it have been another's by then. */
async function removeDead(path: string): Promise<void> {
	const holder = await holderOf(path);
	if (holder === null || !(await isDead(path, holder))) return;
	const aside = `${path}.${randomUUID()}`;
	try {
		await rename(path, aside);
	} catch {
		return;
	}
	if ((await holderOf(aside)) !== holder) await link(aside, path).catch(() => undefined);
	await rm(aside, { force: true });
}

async function isDead(path: string, holder: string): Promise<boolean> {
	const [pid = '', host = ''] = holder.split(' ');
	const isHere = host === hostname();
	if (isHere && Number(pid) !== process.pid) return !isAlive(Number(pid));
	const written = (await stat(path).catch(() => null))?.mtimeMs ?? Infinity;
	// In a container each start has the same number: what is older than this process an earlier one has left.
	return isHere ? written < BEGAN : Date.now() - written > STALE_MILLISECONDS;
}

/** Whether a process of this machine runs; another user's counts. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return isErrno(error, 'EPERM');
	}
}

/** Whether an error is the system's, with this code. */
function isErrno(error: unknown, code: string): boolean {
	return error instanceof Error && 'code' in error && error.code === code;
}
