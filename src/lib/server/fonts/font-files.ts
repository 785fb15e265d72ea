import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { codeRanges, holds } from './code-ranges.ts';

/** A family as pages name it, and the package that holds it, cut into files by script. */
interface FontPackage {
	readonly family: string;
	readonly name: string;
	/** As the files' names have it: weights one by one, or `wght` for all of them in one file. */
	readonly weights: readonly ('400' | '600' | 'wght')[];
	/** Which of its files are wanted; the others repeat Latin letters. */
	readonly wanted: RegExp;
}

/** One file of a family: some letters in one weight, or in all. */
export interface FontFile {
	readonly family: string;
	readonly subset: string;
	readonly weight: '400' | '600' | '100 900';
	readonly path: string;
}

const latin = { family: 'Source Sans 3', name: '@fontsource/source-sans-3' };
const packages: readonly FontPackage[] = [
	{ ...latin, weights: ['400', '600'], wanted: /./ },
	{
		family: 'Source Serif 4',
		name: '@fontsource/source-serif-4',
		weights: ['600'],
		wanted: /^(?!.*-ext$)|latin-ext/
	},
	{
		family: 'Noto Sans Myanmar',
		name: '@fontsource/noto-sans-myanmar',
		weights: ['400', '600'],
		wanted: /^myanmar$/
	},
	{
		family: 'Noto Sans Arabic Variable',
		name: '@fontsource-variable/noto-sans-arabic',
		weights: ['wght'],
		wanted: /^arabic$/
	},
	{
		family: 'Noto Sans JP Variable',
		name: '@fontsource-variable/noto-sans-jp',
		weights: ['wght'],
		wanted: /^\[\d+\]$/
	}
];

interface Subset {
	readonly from: FontPackage;
	readonly name: string;
	readonly ranges: ReturnType<typeof codeRanges>;
}

const { resolve } = createRequire(import.meta.url);

function subsetsOf(from: FontPackage): readonly Subset[] {
	const ranges = JSON.parse(readFileSync(resolve(`${from.name}/unicode.json`), 'utf8')) as Record<
		string,
		string
	>;
	return Object.entries(ranges)
		.filter(([name]) => from.wanted.test(name))
		.map(([name, text]) => ({ from, name: name.replace(/[[\]]/g, ''), ranges: codeRanges(text) }));
}

let known: readonly (readonly Subset[])[] | null = null;

/** Read when a text first asks for more than Latin letters. */
function allSubsets(): readonly (readonly Subset[])[] {
	known ??= packages.map(subsetsOf);
	return known;
}

const filesOf = ({ from, name }: Subset): readonly FontFile[] =>
	from.weights.map((weight) => ({
		family: from.family,
		subset: name,
		weight: weight === 'wght' ? '100 900' : weight,
		path: resolve(`${from.name}/files/${from.name.split('/')[1] ?? ''}-${name}-${weight}-normal.woff2`)
	}));

/** What the files of Latin letters hold, so that most texts are done with at once. */
const plain = /^[\0-\u00ff\u2000-\u206f\u20ac\u2122\u2191\u2193\u2212\u2215]*$/;

/** Whether a text has letters that the pages' Latin fonts don't. */
export const goesBeyondLatin = (text: string): boolean => !plain.test(text);

/** The subsets with a letter: those of the pages' own families, or of the first further family that has it. */
function subsetsWith(code: number): readonly Subset[] {
	const [sans = [], serif = [], ...others] = allSubsets();
	const within = (subsets: readonly Subset[]): Subset[] =>
		subsets.filter(({ ranges }) => holds(ranges, code));
	const own = [...within(sans), ...within(serif)];
	return own.length > 0 ? own : (others.map(within).find((found) => found.length > 0) ?? []);
}

/**
 * The font files beyond the Latin ones that a text needs, each with the letters it is needed for. A letter that none of
 * the packages has is left to the fonts of the machine.
 */
export function fontFilesFor(text: string): ReadonlyMap<FontFile, string> {
	if (!goesBeyondLatin(text)) return new Map();
	const needed = new Map<Subset, string>();
	for (const letter of new Set(text)) {
		if (!goesBeyondLatin(letter)) continue;
		for (const subset of subsetsWith(letter.codePointAt(0) ?? 0))
			needed.set(subset, (needed.get(subset) ?? '') + letter);
	}
	return new Map(
		[...needed].flatMap(([subset, letters]) => filesOf(subset).map((file) => [file, letters] as const))
	);
}
