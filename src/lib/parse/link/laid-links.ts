import type { Issue } from '#engine';
import { IssueList, shown } from '../text/issue-list.ts';
import type { WatchScenario } from '../watch/watch.ts';
import { lensNameOf } from './lens-name.ts';
import { parseScenarioDraft } from './scenario-draft.ts';
import { isEdited, type LinkedWatch } from './scenario-link.ts';

/** Most lenses that are laid over one another. */
export const MOST_LAID = 8;

/** A lens of several that are laid over one another. */
export interface LaidLens {
	/** The reader's name for it, or that of the scenario; no two are alike. */
	readonly name: string;
	readonly scenario: WatchScenario;
	/** The scenario that it departs from, as the watch has it. */
	readonly base: WatchScenario;
}

/** The query in a pasted link, or in what stands for one: a query alone, or the id of a scenario. Null for anything else. */
function queryIn(text: string, { scenarios }: LinkedWatch): URLSearchParams | null {
	const link = text.replace(/#.*$/s, '');
	const at = link.indexOf('?');
	if (at !== -1) return new URLSearchParams(link.slice(at + 1));
	if (scenarios.some(({ id }) => id === link)) return new URLSearchParams({ scenario: link });
	if (/^https?:\/\//i.test(link)) return new URLSearchParams();
	return link.includes('=') ? new URLSearchParams(link) : null;
}

/** Each link of an address's `with`, which may hold several with blanks or line breaks between; each once. */
function linksIn(parameters: URLSearchParams): readonly string[] {
	const texts = parameters.getAll('with').flatMap((text) => text.split(/\s+(?=https?:\/\/)|[\r\n]+/));
	return [...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))];
}

function named(lenses: readonly LaidLens[], name: string): string {
	const taken = new Set(lenses.map((lens) => lens.name));
	if (!taken.has(name)) return name;
	for (let number = 2; ; number += 1) if (!taken.has(`${name} (${number})`)) return `${name} (${number})`;
}

/** What a lens is called where several stand side by side. */
function nameOf({ lens, name }: WatchScenario, base: WatchScenario, edited: boolean): string {
	return lens ?? (edited && name === base.name ? `${name}, edited` : lensNameOf(name));
}

/**
 * Reads the lenses of an address's repeated `with`: links to the dashboard or the scenarios page, their queries alone, or
 * ids of scenarios. Their days are left aside: lenses are laid over one another on one day. What can't be read is an
 * issue, whose field begins with the number of the link; at most 8 are taken.
 */
export function parseLaidLinks(
	parameters: URLSearchParams,
	watch: LinkedWatch
): { readonly lenses: readonly LaidLens[]; readonly issues: readonly Issue[] } {
	const issues = new IssueList(null);
	const found: Issue[] = [];
	const lenses: LaidLens[] = [];
	const links = linksIn(parameters);
	for (const [index, text] of links.slice(0, MOST_LAID).entries()) {
		const query = queryIn(text, watch);
		const place = `link ${index + 1}`;
		if (query === null) {
			const expected = 'a link to the dashboard, or the id of a scenario';
			issues.add({ code: 'link/no-link', field: place, expected, received: shown(text) });
			continue;
		}
		query.delete('as-of');
		const read = parseScenarioDraft(query, watch);
		found.push(...read.issues.map((issue) => ({ ...issue, field: `${place}: ${issue.field ?? ''}` })));
		// In the place of a scenario that isn't there another would be shown under its name.
		if (read.issues.some(({ code }) => code === 'link/unknown-scenario')) continue;
		const name = nameOf(read.draft, read.base, isEdited(read.scenario, watch));
		lenses.push({ name: named(lenses, name), scenario: read.draft, base: read.base });
	}
	if (links.length > MOST_LAID) {
		const expected = `at most ${MOST_LAID} lenses`;
		issues.add({ code: 'link/too-many', field: 'with', expected, received: `${links.length}` });
	}
	return { lenses, issues: [...found, ...issues.toArray()] };
}
