import type { Day, Issue } from '#engine';
import {
	differencesOf,
	IssueList,
	issueOf,
	lensNameOf,
	parseScenarioDraft,
	reasonInDraft,
	scenarioFileText,
	type Complaint,
	type ScenarioDraft,
	type Watch
} from '#parse';
import { LockError } from '../disk/file-lock.ts';
import { extendWatch, type Extended } from './extend-watch.ts';
import { scenarioIdOf } from './scenario-id.ts';

/** A lens to be kept in the watch. */
export interface SavedScenario {
	readonly folder: string;
	/** As the scenarios page's address has it: the scenario that it departs from, its name, edits and reasons. */
	readonly query: URLSearchParams;
	readonly author: string;
	readonly today: Day;
}

/** In characters: as long as the name of whoever has signed on may be. */
const LONGEST_AUTHOR = 200;

function authorIssues(author: string, issues: IssueList): void {
	const { length } = Array.from(author);
	if (length > 0 && length <= LONGEST_AUTHOR) return;
	const expected = `the name of whoever answers for it, in at most ${LONGEST_AUTHOR} characters`;
	const received = length === 0 ? 'nothing' : `${length} characters`;
	issues.add({ code: 'scenario/no-author', field: 'author', expected, received });
}

function nameIssues({ draft, base }: ScenarioDraft, watch: Watch, issues: IssueList): void {
	const id = scenarioIdOf(draft.name);
	const hint = 'give it another name; no file is written over';
	const complaint: Complaint = {
		code: 'scenario/name-taken',
		field: 'lens',
		expected: 'a name of its own',
		received: draft.name,
		hint
	};
	if (draft.name === base.name) issues.add(complaint);
	else if (id === null)
		issues.add({
			...complaint,
			code: 'scenario/no-id',
			expected: 'a name with a letter from a to z or a digit'
		});
	else if (watch.scenarios.some((one) => one.id === id || one.name === draft.name))
		issues.add({ ...complaint, expected: `a name whose file scenarios/${id}.yaml isn’t there yet` });
}

/** Every weight and what-if that departs from the scenario it was made from needs a reason of its own. */
function reasonIssues(read: ScenarioDraft, watch: Watch, issues: IssueList): void {
	const names = new Map(watch.indicators.map(({ id, name }) => [id, name]));
	for (const { id } of differencesOf(read.base, read.draft)) {
		if (reasonInDraft(read, id) !== null) continue;
		const expected = `a reason for what was changed of “${names.get(id) ?? id}”`;
		issues.add({ code: 'scenario/no-reason', field: `r.${id}`, expected, received: 'none' });
	}
}

function fileOf(
	{ query, author, today }: SavedScenario,
	watch: Watch
): { readonly issues: readonly Issue[] } | ReadonlyMap<string, string> {
	const read = parseScenarioDraft(query, watch);
	const issues = new IssueList(null);
	const by = lensNameOf(author);
	authorIssues(by, issues);
	nameIssues(read, watch, issues);
	reasonIssues(read, watch, issues);
	const all = [...read.issues, ...issues.toArray()];
	if (all.length > 0) return { issues: all };
	const text = scenarioFileText({ ...read.draft, author: by, added: today });
	return new Map([[`scenarios/${scenarioIdOf(read.draft.name) ?? ''}.yaml`, text]]);
}

const faults: Readonly<Record<string, string>> = {
	EROFS: 'one that can only be read',
	EACCES: 'one that this program may not write into',
	EPERM: 'one that this program may not write into',
	ENOSPC: 'a full disk',
	EDQUOT: 'a disk without room for this program',
	ENOENT: 'nothing there',
	ENOTDIR: 'a file in the place of a folder',
	EIO: 'a fault of the disk'
};

/** What the disk refused, as an issue; any other error is thrown on. */
function faultIssue(fault: unknown): Issue {
	if (fault instanceof LockError) {
		const expected = 'a watch folder that nobody else is writing into';
		const hint = 'try again in a moment';
		return issueOf({ code: 'folder/busy', expected, received: 'another program at work', hint }, null);
	}
	const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
	const received = faults[code];
	if (received === undefined) throw fault;
	const hint = 'export the file and give it to whoever keeps the folder';
	return issueOf(
		{ code: 'folder/not-writable', expected: 'a folder to write into', received, hint },
		'scenarios'
	);
}

/**
 * Writes a lens into the watch as a scenario file of its own, with its author and the day, if the whole folder is sound
 * with it; never over another file. Every edit needs a reason. What is in the way is told as issues.
 */
export async function saveScenario(saved: SavedScenario): Promise<Extended> {
	try {
		return await extendWatch(saved.folder, ({ watch }) => fileOf(saved, watch), { isNew: true });
	} catch (fault) {
		return { issues: [faultIssue(fault)] };
	}
}
