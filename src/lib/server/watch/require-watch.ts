import { error } from '@sveltejs/kit';
import type { Watch } from '#parse';
import type { CurrentWatch } from './current-watch.ts';

const unusable = 'The watch folder has issues, so there is no board to show. Mend them and reload.';

/** The terminal lists them all. */
const MOST_SHOWN = 100;

/** The watch for a page; a folder without one answers 503 with its issues. */
export function watchForPage({ watch, issues }: CurrentWatch): Watch {
	if (watch === null) error(503, { message: unusable, issues: issues.slice(0, MOST_SHOWN) });
	return watch;
}
