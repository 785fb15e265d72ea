import { createHash } from 'node:crypto';
import type { Archive } from '../../../src/lib/server/archive/archive.ts';

/** What is wrong with an archive after a crash: acknowledged briefings that are gone, and any that is half there. */
export async function faultsOf(
	archive: Archive,
	acknowledged: readonly string[]
): Promise<readonly string[]> {
	const faults: string[] = [];
	const listed = new Set<string>();
	for (let after = null as { taken: string; id: string } | null; ;) {
		const page = await archive.list({ limit: 200, after });
		for (const { id } of page) listed.add(id);
		after = page.at(-1) ?? null;
		if (after === null) break;
	}
	for (const id of acknowledged) if (!listed.has(id)) faults.push(`${id} was acknowledged and is gone`);
	for (const id of listed) {
		const text = await archive.textOf(id);
		const hash = createHash('sha256')
			.update(text ?? '')
			.digest('hex');
		if (hash !== id) faults.push(`${id} is half written`);
	}
	if ((await archive.count()) !== listed.size) faults.push('the count is not that of the list');
	return faults;
}
