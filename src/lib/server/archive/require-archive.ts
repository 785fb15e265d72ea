import { error } from '@sveltejs/kit';
import { ArchiveFault, type Archive } from './archive.ts';
import { findBriefing, type FoundBriefing } from '../briefing/briefing.ts';

/** Asks the archive for a page; where it can't answer, the page says why. */
export async function askArchive<T>(
	open: () => Promise<Archive>,
	question: (archive: Archive) => Promise<T>
): Promise<T> {
	try {
		return await question(await open());
	} catch (fault) {
		if (fault instanceof ArchiveFault) error(503, { message: fault.message });
		throw fault;
	}
}

type Readable = Exclude<FoundBriefing, { readonly state: 'unreadable' }>;

/** The briefing of an address; 404 where there is none, 500 where the archive holds something else in its place. */
export async function briefingForPage(open: () => Promise<Archive>, id: string): Promise<Readable> {
	const found = await askArchive(open, (archive) => findBriefing(archive, id));
	if (found === null) error(404, { message: `There is no briefing with the number ${id.slice(0, 8)}…` });
	if (found.state === 'unreadable')
		error(500, {
			message: `What the archive holds under the number ${id.slice(0, 8)} is no briefing any more: somebody or something has changed it. Restore the archive from a backup.`
		});
	return found;
}
