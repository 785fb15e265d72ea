import type { Issue } from '#engine';
import { type ImportBlock, type ImportShape, IssueList, shown } from '#parse';
import * as v from 'valibot';
import { PUBLISHERS } from '../publishers/index.generated.ts';
import type { Publisher } from './publisher.ts';

export const IMPORT_FORMATS: readonly string[] = PUBLISHERS.map(({ id }) => id);

/** The shape of `import:` in indicator.yaml, one variant for each publisher. */
export const importShape: ImportShape = v.variant(
	'format',
	PUBLISHERS.map(({ shape }) => shape),
	`one of ${IMPORT_FORMATS.join(', ')}`
) as unknown as ImportShape;

/** The importer of a format; null if there is none. */
export function publisherOf(format: string): Publisher | null {
	return PUBLISHERS.find(({ id }) => id === format) ?? null;
}

/** Reads a block that was put together from options rather than from a file. */
export function parseImportBlock(
	data: unknown
): { readonly block: ImportBlock } | { readonly issues: readonly Issue[] } {
	const result = v.safeParse(importShape, data);
	if (result.success) return { block: result.output };
	const issues = new IssueList(null);
	for (const issue of result.issues) {
		const field = (issue.path ?? []).map((item) => String(item.key)).join('.');
		const isUnknown = issue.type === 'strict_object' && issue.expected === 'never';
		issues.add({
			code: 'import/bad-parameter',
			field: field === '' ? null : field,
			expected: isUnknown
				? 'a parameter of this importer'
				: issue.message.replace(/^Invalid key: Expected .*/, 'a value'),
			received: shown(isUnknown ? field : issue.input)
		});
	}
	return { issues: issues.toArray() };
}

/** A parameter written as text (`window=5`) in the type that the format's shape asks for. */
export function parameterOf(format: string, path: readonly string[], text: string): unknown {
	const shape = publisherOf(format)?.shape;
	const types = typesOf(path.reduce<unknown>((at, key) => entryOf(at, key), shape));
	if (types.has('number') && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
	return types.has('boolean') && /^(?:true|false)$/.test(text) ? text === 'true' : text;
}

/** What Valibot's shapes are made of, as far as it matters here. */
interface Part {
	readonly type?: string;
	readonly entries?: Readonly<Record<string, unknown>>;
	readonly wrapped?: unknown;
	readonly pipe?: readonly unknown[];
	readonly options?: readonly unknown[];
	readonly item?: unknown;
}

function entryOf(shape: unknown, key: string): unknown {
	const { entries, wrapped } = (shape ?? {}) as Part;
	return wrapped === undefined ? entries?.[key] : entryOf(wrapped, key);
}

function typesOf(shape: unknown): ReadonlySet<string> {
	const { type, wrapped, pipe, options } = (shape ?? {}) as Part;
	if (wrapped !== undefined) return typesOf(wrapped);
	if (type === 'union') return new Set((options ?? []).flatMap((option) => [...typesOf(option)]));
	if (pipe !== undefined && type === undefined) return typesOf(pipe[0]);
	return new Set(type === undefined ? [] : [type]);
}
