import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BriefingView } from '#present';

/** A briefing as HTML: the site's style sheet, what belongs into the head (the components' styles), and the article. */
export type BriefingMarkup = (view: BriefingView) => {
	readonly pageStyles: string;
	readonly head: string;
	readonly body: string;
};

/** What a build holds for a briefing that stands in one file. */
export interface PrintParts {
	readonly briefingMarkup: BriefingMarkup;
	/** Style rules with the fonts inside. */
	readonly faces: string;
	/** The script that verifies the file it stands in. */
	readonly verifier: string;
}

const loaded = new Map<string, Promise<PrintParts>>();

async function load(folder: string): Promise<PrintParts> {
	const [{ briefingMarkup }, faces, verifier] = await Promise.all([
		import(/* @vite-ignore */ pathToFileURL(join(folder, 'briefing-markup.js')).href) as Promise<{
			briefingMarkup: BriefingMarkup;
		}>,
		readFile(join(folder, 'faces.css'), 'utf8'),
		readFile(join(folder, 'verifier.js'), 'utf8')
	]);
	return { briefingMarkup, faces, verifier };
}

/** The printing parts of a build, loaded when they are first asked for. */
export function printPartsOf(build: string): Promise<PrintParts> {
	const parts = loaded.get(build) ?? load(join(build, 'print'));
	loaded.set(build, parts);
	parts.catch(() => loaded.delete(build));
	return parts;
}
