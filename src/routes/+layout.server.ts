import type { LayoutServerLoad } from './$types';

/** Of the folder's issues; every page carries them. */
const MOST_SENT = 100;

export const load: LayoutServerLoad = ({ locals: { current, writer } }) => ({
	title: current.watch?.title ?? 'Alignment Watch',
	isEditable: writer.mayWrite,
	naming: current.watch?.naming ?? null,
	// The last good watch is on the board while these are being mended.
	issues: current.watch === null ? [] : current.issues.slice(0, MOST_SENT),
	issueCount: current.issues.length
});
