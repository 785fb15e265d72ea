import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withFileLock } from '../disk/file-lock.ts';
import { makeFolder } from '../disk/make-folder.ts';
import { leaseBuild, leasedBuilds } from './leases.ts';
import { DRAFT, makeBuild } from './make-build.ts';
import { sourcesDigest } from './sources-digest.ts';

/** Of the program, wherever it is started from. */
const programRoot = fileURLToPath(new URL('../../../..', import.meta.url));

const LONGEST_BUILD = 10 * 60 * 1000;
const isBuild = (name: string): boolean => /^[0-9a-f]{16}$/.test(name);

/**
 * The folder of the build of these sources, made if there is none, and kept for as long as this process lives. Each
 * build stands in a folder of its own, `build/<digest of the sources>`, which appears whole and is never written again:
 * what a running server reads stays as it was. Rejects with BuildError where it can't be made.
 */
export async function useBuild(say: (text: string) => void, root: string = programRoot): Promise<string> {
	const builds = join(root, 'build');
	const digest = sourcesDigest(root);
	const folder = join(builds, digest);
	// Leased before it is looked at: whoever removes old builds looks at the leases first.
	leaseBuild(builds, digest);
	if (existsSync(folder)) return folder;
	await makeFolder(builds);
	await withFileLock(
		join(builds, '.lock'),
		async () => {
			// Another program may have made it meanwhile.
			if (existsSync(folder)) return;
			await makeBuild(root, say);
			renameSync(join(builds, DRAFT), folder);
			removeOld(builds, digest);
		},
		LONGEST_BUILD
	);
	return folder;
}

/** Removes the builds that nobody uses, but not `digest`; each is renamed first, so that none is ever there in part. */
function removeOld(builds: string, digest: string): void {
	const leased = leasedBuilds(builds);
	for (const name of readdirSync(builds)) {
		const isOld = isBuild(name) && name !== digest && !leased.has(name);
		if (isOld) renameSync(join(builds, name), join(builds, `.old-${name}`));
		if (isOld || name.startsWith('.old-'))
			rmSync(join(builds, isOld ? `.old-${name}` : name), { recursive: true, force: true });
	}
}
