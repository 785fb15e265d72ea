import type { ScenarioCard } from '#present';
import { linkOfLens, readLenses, type LensStorage } from './own-lenses.ts';

/** Of one request: the server takes no more lenses, and some servers no longer address. */
const MOST = 8;
const LONGEST = 5_000;

/** Lenses in as few requests as the server takes. */
function batchesOf(links: readonly string[]): readonly (readonly string[])[] {
	const batches: string[][] = [];
	let room = 0;
	for (const link of links) {
		const size = encodeURIComponent(link).length;
		const batch = batches.at(-1);
		if (batch === undefined || batch.length >= MOST || room < size) {
			batches.push([link]);
			room = LONGEST - size;
		} else {
			batch.push(link);
			room -= size;
		}
	}
	return batches;
}

/** What the server makes of the lenses that this browser keeps, on a day; none where it keeps none, or nobody answers. */
export async function keptCards(
	storage: LensStorage,
	day: string | null,
	ask: (address: string) => Promise<Response>
): Promise<readonly ScenarioCard[]> {
	const links = readLenses(storage).lenses.map((lens) => linkOfLens(lens));
	const answers = batchesOf(links).map(async (batch) => {
		const query = new URLSearchParams(batch.map((link) => ['with', link]));
		if (day !== null) query.set('as-of', day);
		try {
			const answer = await ask(`/scenarios/cards?${query.toString()}`);
			return answer.ok ? ((await answer.json()) as { cards: readonly ScenarioCard[] }).cards : [];
		} catch {
			return [];
		}
	});
	return (await Promise.all(answers)).flat();
}

/** The watch's cards, and behind each those that depart from it; one that the address shows already stands once. */
export function besideParents(
	cards: readonly ScenarioCard[],
	kept: readonly ScenarioCard[]
): readonly ScenarioCard[] {
	const shown = new Set(cards.filter(({ parent }) => parent !== null).map(({ name }) => name));
	const ours = kept.filter(({ name }) => !shown.has(name));
	return cards.flatMap((card, at) => {
		const family = card.parent ?? card.id;
		const next = cards[at + 1];
		// After the last of a family: the parent, or the lens of the address behind it.
		if (next !== undefined && (next.parent ?? next.id) === family) return [card];
		return [card, ...ours.filter(({ parent }) => parent === family)];
	});
}
