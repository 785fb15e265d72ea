import { readFile } from 'node:fs/promises';
import { importFile, type Harvest } from '#import';
import { type ImportBlock, parseDay } from '#parse';

export const TODAY = parseDay('2026-11-22') ?? 0;

// eslint-disable-next-line @typescript-eslint/require-await -- stands in for a stream
async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Reads bytes or text as if they came in pieces, odd ones, so that every seam is crossed. */
export async function harvestOf(
	content: string | Uint8Array,
	block: ImportBlock,
	published: string | null = null,
	size = 7
): Promise<Harvest> {
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	return importFile(pieces(bytes, size), {
		file: 'file.csv',
		block,
		published: published === null ? null : parseDay(published),
		modified: null,
		today: TODAY,
		sources: null
	});
}

export function fixture(name: string): Promise<Buffer> {
	return readFile(new URL(`fixtures/${name}`, import.meta.url));
}

export function codes({ issues }: Harvest): string[] {
	return issues.map(({ code }) => code);
}

/** Values by period, rounded to hundredths. */
export function valuesOf({ observations }: Harvest): Record<string, number> {
	return Object.fromEntries(observations.map(({ period, value }) => [period, Math.round(value * 100) / 100]));
}
