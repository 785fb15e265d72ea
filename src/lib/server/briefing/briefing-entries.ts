import { dayAt, type Watch } from '#parse';
import { entryId, type FeedAbout, type FeedEntry } from '#present';
import { ArchiveFault, type Archive, type SnapshotSummary } from '../archive/archive.ts';
import { listedOf } from './briefing-list.ts';

const MOST = 50;

function entryOf(summary: SnapshotSummary): FeedEntry {
	const { title, scenario, asOf, score, corrects } = listedOf(summary);
	return {
		id: entryId('briefing', summary.id),
		kind: corrects ? 'correction' : 'briefing',
		on: dayAt(Date.parse(summary.taken)),
		at: summary.taken,
		title: `${corrects ? 'Corrected briefing' : 'Briefing'}: ${title}`,
		lines: [`Taken of ${asOf} under ${scenario}: index ${score}.`],
		path: `/briefings/${summary.id}`
	};
}

/** The newest briefings of a watch as entries of a feed; none where the archive doesn't answer, or the feed has none. */
export async function briefingEntries(
	open: () => Promise<Archive>,
	watch: Watch,
	about: FeedAbout,
	most = MOST
): Promise<FeedEntry[]> {
	if (about.about === 'indicator') return [];
	try {
		const all = await (await open()).list({ limit: most });
		return all
			.filter((one) => one.watch === watch.title && (about.about === 'watch' || one.scenario === about.id))
			.map(entryOf);
	} catch (fault) {
		if (fault instanceof ArchiveFault) return [];
		throw fault;
	}
}
