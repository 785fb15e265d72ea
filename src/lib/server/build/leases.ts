import { mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isAlive } from '../disk/file-lock.ts';

const folderOf = (builds: string): string => join(builds, '.leases');
/** Host names may hold what file names may not. */
const here = encodeURIComponent(hostname());

const RENEWED_MILLISECONDS = 60 * 60 * 1000;
/** A server on another machine can't be asked whether it lives; it renews its lease every hour. */
const FOREIGN_MILLISECONDS = 24 * RENEWED_MILLISECONDS;

const held = new Set<string>();
process.once('exit', () => {
	for (const path of held) rmSync(path, { force: true });
});

/**
 * Notes that this process uses a build until it ends, so that nobody removes it. Where the folder can't be written, as in
 * a container, nobody can remove a build either.
 */
export function leaseBuild(builds: string, digest: string): void {
	const path = join(folderOf(builds), `${digest} ${process.pid} ${here}`);
	try {
		mkdirSync(folderOf(builds), { recursive: true });
		writeFileSync(path, '');
	} catch {
		return;
	}
	const renewal = setInterval(() => {
		try {
			utimesSync(path, new Date(), new Date());
		} catch {
			// Tidied up by hand; the build may be, too.
		}
	}, RENEWED_MILLISECONDS);
	renewal.unref();
	held.add(path);
}

/** The builds that a living process uses; forgets the leases of the dead. */
export function leasedBuilds(builds: string): ReadonlySet<string> {
	const leased = new Set<string>();
	let names: string[];
	try {
		names = readdirSync(folderOf(builds));
	} catch {
		return leased;
	}
	for (const name of names) {
		const [digest = '', pid = '', host = ''] = name.split(' ');
		const path = join(folderOf(builds), name);
		if (host === here ? isAlive(Number(pid)) : isRecent(path)) leased.add(digest);
		else rmSync(path, { force: true });
	}
	return leased;
}

function isRecent(path: string): boolean {
	const found = statSync(path, { throwIfNoEntry: false });
	return found !== undefined && Date.now() - found.mtimeMs < FOREIGN_MILLISECONDS;
}
