import type { Watch } from '#parse';
import { issuesJson } from '#present';
import type { CurrentWatch } from './current-watch.ts';

/** The watch for the API, or the answer to give instead, shaped like `check --json`. */
export function watchForApi({ watch, issues }: CurrentWatch): Watch | Response {
	return watch ?? Response.json(issuesJson(issues), { status: 503 });
}
