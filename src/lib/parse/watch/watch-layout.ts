import type { Issue } from '#engine';
import { issueOf } from '../text/issue-list.ts';
import { KEBAB_CASE } from '../text/kebab-case.ts';
import { isFile, type FolderEntry, type WatchFolderFiles } from './folder-entry.ts';

/** What a watch folder is made of, by the names alone. */
export interface WatchLayout {
	/** Ids, in order. */
	readonly indicators: readonly string[];
	readonly scenarios: readonly string[];
	/** Of unknown and missing files and folders, and of files that couldn't be read. */
	readonly issues: readonly Issue[];
}

/** @internal For tests too. */
export const AT_THE_TOP = ['watch.yaml', 'sources.json', 'events.csv', 'signposts.yaml'];
/** @internal For tests too. */
export const OF_AN_INDICATOR = ['indicator.yaml', 'observations.csv'];

/** Whether the program passes over a name at the top of the folder, or within one of its folders. */
export function isPassedOver(name: string): boolean {
	return name === 'schemas' || passedOver.some((pattern) => pattern.test(name));
}

/** What people, editors, office programs and systems leave beside their files. */
const passedOver: readonly RegExp[] = [
	/^\./,
	/\.md$/i,
	/^licen[cs]e(\.txt)?$/i,
	/~$/,
	/^~\$/,
	/\.sw[a-p]$/,
	/^#.*#$/,
	/^(thumbs\.db|desktop\.ini)$/i
];

/** Sorts the paths of a folder into indicators, scenarios and issues. */
export function layoutOf(files: WatchFolderFiles): WatchLayout {
	const folders = new Map<string, string[]>();
	const issues: Issue[] = [];
	for (const [path, entry] of files) {
		const [top = '', ...rest] = path.split('/');
		if (isPassedOver(top) || isPassedOver(rest[0] ?? '')) continue;
		if (rest.length > 0 || (entry === 'folder' && !AT_THE_TOP.includes(path))) {
			const names = folders.get(top) ?? [];
			if (rest.length > 0) names.push(rest.join('/'));
			folders.set(top, names);
		} else if (!AT_THE_TOP.includes(path))
			issues.push(isIssue(entry) ? entry : unknownFile(path, AT_THE_TOP));
	}
	for (const path of ['watch.yaml', 'sources.json']) if (!files.has(path)) issues.push(missingFile(path));
	const scenarios = scenariosOf(folders.get('scenarios') ?? [], issues);
	folders.delete('scenarios');
	return { indicators: indicatorsOf(folders, issues), scenarios, issues };
}

function scenariosOf(names: readonly string[], issues: Issue[]): string[] {
	const ids: string[] = [];
	for (const name of names) {
		const id = name.replace(/\.yaml$/, '');
		if (id === name || name.includes('/')) issues.push(unknownFile(`scenarios/${name}`, ['<id>.yaml']));
		else if (!KEBAB_CASE.test(id)) issues.push(badId(`scenarios/${name}`, id));
		else ids.push(id);
	}
	return ids.sort();
}

function indicatorsOf(folders: ReadonlyMap<string, readonly string[]>, issues: Issue[]): string[] {
	const ids: string[] = [];
	for (const [folder, names] of folders) {
		if (!names.some((name) => OF_AN_INDICATOR.includes(name))) {
			issues.push(unknownFolder(folder));
			continue;
		}
		for (const name of names)
			if (!OF_AN_INDICATOR.includes(name)) issues.push(unknownFile(`${folder}/${name}`, OF_AN_INDICATOR));
		for (const name of OF_AN_INDICATOR)
			if (!names.includes(name)) issues.push(missingFile(`${folder}/${name}`));
		if (KEBAB_CASE.test(folder)) ids.push(folder);
		else issues.push(badId(folder, folder));
	}
	return ids.sort();
}

/** A link that leads out of the folder, say, whatever its name. */
function isIssue(entry: FolderEntry | undefined): entry is Issue {
	return entry !== undefined && entry !== 'folder' && !isFile(entry);
}

function unknownFile(path: string, known: readonly string[]): Issue {
	return issueOf(
		{
			code: 'folder/unknown-file',
			expected: `only ${known.join(', ')}, README.md and files whose names begin with a dot`,
			received: path.split('/').slice(1).join('/') || path,
			hint: path.endsWith('.yml') ? 'the ending is .yaml' : null
		},
		path
	);
}

function unknownFolder(path: string): Issue {
	return issueOf(
		{
			code: 'folder/unknown-folder',
			expected: 'scenarios, schemas or the folder of an indicator',
			received: 'a folder with neither indicator.yaml nor observations.csv'
		},
		path
	);
}

function missingFile(path: string): Issue {
	return issueOf({ code: 'folder/missing-file', expected: 'the file', received: 'none' }, path);
}

function badId(path: string, id: string): Issue {
	return issueOf(
		{ code: 'folder/bad-id', expected: 'a name in kebab-case, such as arms-share', received: id },
		path
	);
}
