import { readFile, readdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { PublishedPlan, Watch } from '#parse';
import type { Publishing } from '../handover.ts';
import { inPlaceOf, MARKER, MARKER_LINE } from './copy-folder.ts';
import { makePages } from './copy-pages.ts';
import { CopyWriter, PublishFault } from './copy-writer.ts';
import { seedsOf } from './copy-plan.ts';
import { hostingFiles } from './hosting-files.ts';
import { startPress, type Press } from './presses.ts';

/** A copy to make. */
export interface CopyOrder {
	readonly watch: Watch;
	readonly plan: PublishedPlan;
	readonly out: string;
	/** The folder of the build whose pages are made. */
	readonly build: string;
	readonly version: string;
	readonly publishing: Publishing;
	readonly origin: string;
	/** Of the processes that make the pages. */
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly most: number;
	readonly say: (text: string) => void;
}

export interface MadeCopy {
	readonly files: number;
	readonly bytes: number;
	/** Of all names and contents. */
	readonly digest: string;
}

const MOST_PRESSES = 4;
/** Fewer indicators than this are made sooner than another process is started. */
const INDICATORS_EACH = 20;
const MOST_NAMED = 10;

/** The build's own files, but not what a server packs them into. */
async function assetsOf(client: string): Promise<readonly string[]> {
	const found = await readdir(client, { recursive: true, withFileTypes: true });
	return found
		.filter((one) => one.isFile() && !/\.(?:br|gz)$/.test(one.name))
		.map(({ parentPath, name }) =>
			join(parentPath, name)
				.slice(client.length + 1)
				.replaceAll('\\', '/')
		)
		.sort();
}

async function withPresses<T>(order: CopyOrder, act: (presses: readonly Press[]) => Promise<T>): Promise<T> {
	const { watch, build, version, publishing, origin, env } = order;
	const worthwhile = Math.ceil(watch.indicators.length / INDICATORS_EACH);
	const count = Math.max(1, Math.min(MOST_PRESSES, availableParallelism(), worthwhile));
	const started = await Promise.allSettled(
		Array.from({ length: count }, () => startPress({ build, version, publishing, origin }, env))
	);
	const presses = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
	try {
		const failed = started.find((one) => one.status === 'rejected');
		if (failed !== undefined) throw failed.reason;
		return await act(presses);
	} finally {
		for (const press of presses) press.close();
	}
}

/** What links lead to must be there; a seed that has no answer of its own is left out. */
function refuseDead(
	refused: readonly { readonly asked: string; readonly status: number }[],
	seeds: ReadonlySet<string>
): void {
	const dead = refused.filter(({ asked, status }) => status !== 400 || !seeds.has(asked));
	if (dead.length === 0) return;
	const named = dead.slice(0, MOST_NAMED).map(({ asked, status }) => `${asked} (${status})`);
	throw new PublishFault(
		`${dead.length} addresses that the pages lead to have no answer, so nothing was published: ${named.join(', ')}.`
	);
}

/** Makes a copy of a watch as static files, and puts it in its place. Rejects with a PublishFault, a PressFault, or a BuildError. */
export async function publishCopy(order: CopyOrder): Promise<MadeCopy> {
	const { watch, plan, build, publishing, origin, say } = order;
	const client = join(build, 'client');
	const assets = await assetsOf(client);
	return inPlaceOf(order.out, async (draft) => {
		const writer = new CopyWriter(draft);
		for (const file of assets) await writer.put(file, await readFile(join(client, file)));
		await writer.put('comparer.js', await readFile(join(build, 'print', 'comparer.js')));
		for (const [file, text] of hostingFiles(publishing.base)) await writer.put(file, text);
		const copy = { plan, origin, base: publishing.base, assets: new Set(assets) };
		const seeds = seedsOf(watch, plan);
		const refused = await withPresses(order, (presses) =>
			makePages({ copy, writer, presses, seeds, most: order.most, say })
		);
		refuseDead(refused, new Set(seeds.map(({ asked }) => asked)));
		await writer.put(MARKER, `${MARKER_LINE}\n${watch.title}, ${plan.today}\n`);
		return { files: writer.count, bytes: writer.bytes, digest: writer.digest() };
	});
}
