import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BriefingView, LensTable } from '#present';

/** The site's style sheet, what belongs into the head (the components' styles), and the article. */
interface Markup {
	readonly pageStyles: string;
	readonly head: string;
	readonly body: string;
}

/** A briefing as HTML. */
export type BriefingMarkup = (view: BriefingView) => Markup;

/** Several behind the comparison of their lenses. */
export type LensesMarkup = (table: LensTable, views: readonly BriefingView[]) => Markup;

/** What a build holds for a briefing that stands in one file. */
export interface PrintParts {
	readonly briefingMarkup: BriefingMarkup;
	readonly lensesMarkup: LensesMarkup;
	/** Style rules with the fonts inside. */
	readonly faces: string;
	/** The script that verifies the file it stands in. */
	readonly verifier: string;
}

const loaded = new Map<string, Promise<PrintParts>>();

async function load(folder: string): Promise<PrintParts> {
	const [{ briefingMarkup, lensesMarkup }, faces, verifier] = await Promise.all([
		import(/* @vite-ignore */ pathToFileURL(join(folder, 'briefing-markup.js')).href) as Promise<
			Pick<PrintParts, 'briefingMarkup' | 'lensesMarkup'>
		>,
		readFile(join(folder, 'faces.css'), 'utf8'),
		readFile(join(folder, 'verifier.js'), 'utf8')
	]);
	return { briefingMarkup, lensesMarkup, faces, verifier };
}

/** The printing parts of a build, loaded when they are first asked for. */
export function printPartsOf(build: string): Promise<PrintParts> {
	const parts = loaded.get(build) ?? load(join(build, 'print'));
	loaded.set(build, parts);
	parts.catch(() => loaded.delete(build));
	return parts;
}
