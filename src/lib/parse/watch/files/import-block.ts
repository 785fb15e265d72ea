import type { Grade } from '#engine';
import * as v from 'valibot';
import { address, text, wholeFrom } from '../../text/json-yaml/shape.ts';

const grade = v.pipe(v.string('a grade'), v.regex(/^[A-F][1-6]$/, 'an Admiralty code from A1 to F6'));

/** The keys that the import block of every format has. */
export const importKeys = {
	/** Of new rows, in sources.json. */
	source: v.optional(text),
	/** Ids under which earlier editions of the same publication stand: their rows count as known. */
	earlier: v.optional(v.array(text)),
	grade: v.optional(grade),
	/** To which values are rounded; left out, those of the indicator. */
	decimals: v.optional(wholeFrom(0, 10)),
	/** First year to take. */
	from: v.optional(wholeFrom(1800, 2200)),
	/** Where `--fetch` finds the file, if not at the publisher's usual place. */
	url: v.optional(address)
};

/**
 * `import:` in indicator.yaml: which importer reads the publisher's file, and what it takes from it. The parameters
 * beside the common keys are the importer's own: whoever reads a watch hands their shape in.
 */
export interface ImportBlock {
	readonly format: string;
	readonly source?: string | undefined;
	readonly earlier?: readonly string[] | undefined;
	readonly grade?: string | undefined;
	readonly decimals?: number | undefined;
	readonly from?: number | undefined;
	readonly url?: string | undefined;
	readonly [parameter: string]: unknown;
}

/** The shape of the import blocks that a program knows. */
export type ImportShape = v.GenericSchema<unknown, ImportBlock>;

/** A key's texts as a list, whichever way they were written. */
export function textsOf(texts: string | readonly string[] | undefined): readonly string[] {
	return texts === undefined ? [] : typeof texts === 'string' ? [texts] : texts;
}

/** A grade that the shape has checked. */
export function gradeOf(block: ImportBlock): Grade | null {
	return (block.grade ?? null) as Grade | null;
}
