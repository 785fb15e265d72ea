import { dayAt, plainDirection, plainTexts } from '#parse';
import {
	dateText,
	shortNumber,
	signedText,
	takenText,
	type BriefingList,
	type ListedBriefing
} from '#present';
import { ArchiveFault, type Archive, type SnapshotSummary } from '../archive/archive.ts';

const PAGE = 25;

export function listedOf(summary: SnapshotSummary): ListedBriefing {
	const { id, title, scenarioName, asOf, taken, score, position, corrects, taker } = plainTexts(summary);
	return {
		id,
		shortId: shortNumber(id),
		title: title === '' ? 'Untitled' : title,
		scenario: scenarioName,
		asOf: dateText(dayAt(Date.parse(asOf))),
		taken: takenText(taken),
		score: score === null ? 'no score' : signedText(score, 1),
		position,
		corrects: corrects !== null,
		taker
	};
}

/** Reads `q` and `after` of an address. An archive that doesn't answer is told in the list's place. */
export async function listViewOf(
	open: () => Promise<Archive>,
	parameters: URLSearchParams
): Promise<BriefingList> {
	const search = plainDirection(parameters.get('q') ?? '').slice(0, 200);
	const place = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ),([0-9a-f]{64})$/.exec(parameters.get('after') ?? '');
	const after = place === null ? null : { taken: place[1] ?? '', id: place[2] ?? '' };
	try {
		const archive = await open();
		const found = await archive.list({ search, after, limit: PAGE + 1 });
		const last = found[PAGE - 1];
		const next = last && new URLSearchParams({ q: search, after: `${last.taken},${last.id}` });
		return {
			problem: null,
			search,
			count: await archive.count(search),
			rows: found.slice(0, PAGE).map(listedOf),
			older: found.length > PAGE && next ? `/briefings?${next.toString()}` : null
		};
	} catch (fault) {
		if (!(fault instanceof ArchiveFault)) throw fault;
		return { problem: fault.message, search, count: 0, rows: [], older: null };
	}
}
