import { join } from 'node:path';
import type { Day, Issue } from '#engine';
import { fetchAddress } from '#import';
import { fetchFile } from '#server/import/fetch-file.ts';
import type { FileOrder } from '#server/import/file-reading.ts';
import type { ImportOptions } from './import-options.ts';
import { type Terminal, UsageFault } from '../terminal.ts';

/** The addresses to download, each once, and whom each file feeds. */
export function addressesOf(
	targets: FileOrder['targets'],
	format: string | null
): ReadonlyMap<string, FileOrder['targets']> {
	const addresses = new Map<string, FileOrder['targets'][number][]>();
	for (const target of targets) {
		const url = fetchAddress(target.block);
		if (url === null) continue;
		addresses.set(url, [...(addresses.get(url) ?? []), target]);
	}
	if (addresses.size > 0) return addresses;
	throw new UsageFault(
		'--fetch',
		'a publisher with an open address, or url in the import block',
		`${format ?? targets[0]?.block.format ?? 'none'}, whose file is downloaded by hand (docs/data.md)`
	);
}

export async function downloadWithProgress(
	url: string,
	terminal: Terminal,
	options: ImportOptions
): Promise<{ path: string; modified: Day | null } | { issues: readonly Issue[] }> {
	const bar = options.json !== true && process.stderr.isTTY;
	const folder = join(terminal.env.DATA_DIR || 'data', 'downloads');
	const progress = bar
		? (bytes: number, total: number | null) => terminal.err(barText(bytes, total))
		: undefined;
	const fetched = await fetchFile({ url, folder, ...(progress === undefined ? {} : { progress }) });
	if (bar) terminal.err('\n');
	if ('issue' in fetched) return { issues: [fetched.issue] };
	return { path: fetched.path, modified: fetched.modified };
}

function barText(bytes: number, total: number | null): string {
	const size = `${(bytes / 1_048_576).toFixed(1)} MiB`;
	if (total === null) return `\r${size}`;
	const full = Math.round((20 * bytes) / total);
	return `\r[${'#'.repeat(full)}${'.'.repeat(20 - full)}] ${size} of ${(total / 1_048_576).toFixed(1)} MiB`;
}
