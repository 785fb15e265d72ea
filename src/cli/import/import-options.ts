import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { Issue } from '#engine';
import { IMPORT_FORMATS, parameterOf, parseImportBlock } from '#import';
import type { ImportBlock } from '#parse';
import type { SharedOptions } from '../options.ts';
import { UsageFault } from '../terminal.ts';

export interface ImportOptions extends SharedOptions {
	readonly into?: string;
	readonly write?: boolean;
	readonly acceptOutliers?: boolean;
	readonly fetch?: boolean;
	readonly published?: string;
	/** `key=value`, in the order given. */
	readonly set?: readonly string[];
	readonly mapping?: string;
}

export type Keys = Record<string, unknown>;

/** The format an argument names; null for `auto`. */
export function formatOption(text: string): string | null {
	if (text === 'auto') return null;
	const format = IMPORT_FORMATS.find((known) => known === text);
	if (format !== undefined) return format;
	throw new UsageFault('format', `auto or one of ${IMPORT_FORMATS.join(', ')}`, text);
}

/** The indicator's block, with what the mapping file and the options say in the place of what it says. */
export async function blockOption(
	format: string,
	own: ImportBlock | undefined,
	options: ImportOptions
): Promise<{ readonly block: ImportBlock } | { readonly issues: readonly Issue[] }> {
	return parseImportBlock({ ...basisOf(format, own), ...(await givenKeys(format, options)), format });
}

/** What the mapping file and the options say. */
export async function givenKeys(format: string, options: ImportOptions): Promise<Keys> {
	const mapping = options.mapping === undefined ? {} : await readMapping(options.mapping);
	return { ...mapping, ...settings(format, options.set ?? []) };
}

/** A block of another format still says where the rows belong. */
function basisOf(format: string, own: ImportBlock | undefined): Keys {
	if (own === undefined) return {};
	if (own.format === format) return { ...own };
	const { source, earlier, grade, decimals } = own;
	return Object.fromEntries(
		Object.entries({ source, earlier, grade, decimals }).filter(([, value]) => value !== undefined)
	);
}

async function readMapping(path: string): Promise<Keys> {
	const text = await readFile(path, 'utf8').catch(() => null);
	if (text === null) throw new UsageFault('--mapping', 'a file that can be read', path);
	try {
		const data = parse(text, { maxAliasCount: 0 }) as unknown;
		if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as Keys;
	} catch {
		// Said below.
	}
	throw new UsageFault('--mapping', 'a YAML file with the keys of an import block', path);
}

/** `window=5`, `columns.value=Price`; a key given twice is a list. */
export function settings(format: string, words: readonly string[]): Keys {
	const keys: Keys = {};
	for (const word of words) {
		const at = word.indexOf('=');
		if (at < 1) throw new UsageFault('--set', 'key=value, such as recipient=Myanmar', word);
		const [key = '', inner] = word.slice(0, at).split('.');
		const path = inner === undefined ? [key] : [key, inner];
		const value = parameterOf(format, path, word.slice(at + 1));
		if (inner === undefined) keys[key] = joined(keys[key], value);
		else {
			const held = (keys[key] ?? {}) as Keys;
			keys[key] = { ...held, [inner]: joined(held[inner], value) };
		}
	}
	return keys;
}

function joined(held: unknown, value: unknown): unknown {
	if (held === undefined) return value;
	return Array.isArray(held) ? [...(held as unknown[]), value] : [held, value];
}
