import { json } from '@sveltejs/kit';
import type { Issue } from '#engine';
import { issueOf, strangeParameters, type StrangeParameter } from '#parse';
import { issuesJson } from '#present';

const strangeIssue = ({ name, meant }: StrangeParameter): Issue =>
	issueOf({ code: 'link/unknown-parameter', field: name, expected: meant, received: name }, null);

/** What a file or the API answers to parameters that only look like ours: 400 with an issue for each; else null. */
export function strangeRefusal({ searchParams }: URL): Response | null {
	const strange = strangeParameters(searchParams);
	return strange.length > 0 ? json(issuesJson(strange.map(strangeIssue)), { status: 400 }) : null;
}
