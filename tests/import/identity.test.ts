import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type Harvest, parseImportBlock, PUBLISHERS } from '#import';
import { importKeys, type ImportBlock } from '#parse';
import { harvestOf } from './importing.ts';

/** `sample.yaml` of a publisher: a file in its form, an import block, and what in the file says what it is about. */
interface Sample {
	readonly file: string;
	readonly published?: string;
	readonly block: Readonly<Record<string, unknown>>;
	/** `key` of the block is what `text` of the file must be: `where.geo`. `with` changes the block for that. */
	readonly about?: readonly {
		readonly key: string;
		readonly text: string;
		readonly with?: Readonly<Record<string, unknown>>;
	}[];
}

const sampleOf = (id: string): Sample =>
	parse(
		readFileSync(new URL(`../../src/lib/import/publishers/${id}/sample.yaml`, import.meta.url), 'utf8')
	) as Sample;

function blockOf(id: string, block: Readonly<Record<string, unknown>>): ImportBlock {
	const parsed = parseImportBlock({ format: id, ...block });
	if (!('block' in parsed)) throw new Error(JSON.stringify(parsed.issues));
	return parsed.block;
}

/** The file about something else: the text, where it stands by itself, is another. */
function replaced(file: string, text: string, other: string): string {
	const alone = new RegExp(
		`(?<![\\p{L}\\d])${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\d])`,
		'gu'
	);
	return file.replaceAll(alone, () => other);
}

/** Names and codes that are nearly, or not at all, the one asked for. */
function otherThan(text: string): fc.Arbitrary<string> {
	const piece = fc.stringMatching(
		/^\d+$/.test(text) ? /^[1-9]{1,4}$/ : /^[B-DF-HJ-LP-TV-Zb-df-hj-lp-tv-z]{1,6}$/
	);
	return fc
		.tuple(piece, fc.constantFrom('before', 'after', 'instead', 'cut'))
		.map(([more, how]) => {
			if (how === 'before') return more + text;
			if (how === 'after') return text + more;
			return how === 'cut' && text.length > 2 ? text.slice(0, -1) : more;
		})
		.filter((other) => other.toLowerCase() !== text.toLowerCase());
}

/** `match` looks for a text within others. */
const isOther =
	(name: string, text: string) =>
	(other: string): boolean =>
		name !== 'match' || !other.includes(text);

/** Parameters that take any name or code of the publisher's: what a file must be about. */
const identifying = (id: string): readonly string[] => {
	const publisher = PUBLISHERS.find((one) => one.id === id);
	return Object.entries(publisher?.shape.entries ?? {})
		.filter(([key]) => key !== 'format' && !(key in importKeys))
		.filter(([, schema]) => key(schema))
		.map(([name]) => name);
};
const key = (schema: v.GenericSchema): boolean =>
	[['Zyx'], [{ a: 'Zyx' }], [{ period: 'Zyx', value: 'Zyx' }]].some(
		([value]) => v.safeParse(schema, value).success
	);

const isRefused = ({ observations, issues }: Harvest): boolean =>
	observations.length === 0 && issues.length > 0;

describe.each(PUBLISHERS.map(({ id }) => id))('%s: a file about something else is refused', (id) => {
	const sample = sampleOf(id);
	const about = sample.about ?? [];
	const read = (file: string, block: ImportBlock): Promise<Harvest> =>
		harvestOf(file, block, sample.published ?? null, 1_009);

	it('its sample says by what it is told, for every parameter that names something', () => {
		expect(about.length).toBeGreaterThan(0);
		const told = new Set(about.map((one) => one.key.split('.')[0]));
		expect(identifying(id).filter((name) => !told.has(name))).toEqual([]);
	});
	it.each(about)('$key other than $text', async ({ key: name, text, ...more }) => {
		const isGiven = Object.hasOwn(sample.block, name.split('.')[0] ?? '');
		const wanted = { ...sample.block, ...(isGiven ? {} : { [name]: text }), ...more.with };
		const block = blockOf(
			id,
			Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== null))
		);
		const right = await read(sample.file, block);
		expect(right.issues).toEqual([]);
		expect(right.observations.length).toBeGreaterThan(0);
		expect(replaced(sample.file, text, '')).not.toBe(sample.file);
		await fc.assert(
			fc.asyncProperty(otherThan(text).filter(isOther(name, text)), async (other) => {
				const harvest = await read(replaced(sample.file, text, other), block);
				expect({ other, isRefused: isRefused(harvest) }).toEqual({ other, isRefused: true });
				const said = harvest.issues.map(
					({ expected, received, hint }) => `${expected} ${received} ${hint ?? ''}`
				);
				expect(said.every((words) => words.length > 20)).toBe(true);
				expect(harvest.issues.every(({ expected, received }) => expected !== '' && received !== '')).toBe(
					true
				);
			}),
			{ numRuns: 12, seed: 20261126 }
		);
	});
});
