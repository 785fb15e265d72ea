import type { Issue } from '#engine';
import { ArchiveFault, type Archive } from '../archive/archive.ts';
import type { Handover } from '../handover.ts';
import { isStale, type CurrentWatch } from '../watch/current-watch.ts';

/** How the server is, for whatever watches it. */
export interface Health {
	/** Nothing is wrong. */
	readonly ok: boolean;
	readonly version: string;
	/** Digest of the sources it was built from; null on the development server. */
	readonly build: string | null;
	readonly content: {
		/** Of the files on the board; null where there is no board. */
		readonly digest: string | null;
		/** When they were read. */
		readonly since: string | null;
		/** The folder has changed and can't be used: what is shown is its last good state. */
		readonly stale: boolean;
		readonly issues: number;
		/** The first of them. */
		readonly first: Issue | null;
	};
	readonly archive: { readonly ok: boolean; readonly problem: string | null };
}

const LONGEST_WAIT = 3_000;

/** Asks the archive, but doesn't wait longer than whoever watches would. */
async function archiveHealth(open: () => Promise<Archive>): Promise<Health['archive']> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(
			() => reject(new ArchiveFault('The archive doesn’t answer within 3 seconds.')),
			LONGEST_WAIT
		);
	});
	try {
		const asking = open().then((archive) => archive.idsBeginning('00000000'));
		await Promise.race([asking, late]);
		return { ok: true, problem: null };
	} catch (fault) {
		if (!(fault instanceof ArchiveFault)) throw fault;
		return { ok: false, problem: fault.message };
	} finally {
		clearTimeout(timer);
	}
}

/** How the server is now. */
export async function healthOf(
	{ build, version }: Pick<Handover, 'build' | 'version'>,
	current: CurrentWatch,
	open: () => Promise<Archive>
): Promise<Health> {
	const { watch, digest, issues, readAt } = current;
	const archive = await archiveHealth(open);
	return {
		ok: watch !== null && issues.length === 0 && archive.ok,
		version,
		build: build?.split(/[\\/]/).at(-1) ?? null,
		content: {
			digest,
			since: readAt === null ? null : new Date(readAt).toISOString(),
			stale: isStale(current),
			issues: issues.length,
			first: issues[0] ?? null
		},
		archive
	};
}
