import type { ComparisonView } from '#present';
import type * as Comparer from '../../../offline/compare-briefings.ts';

/** As SNAPSHOT_NUMBER says, which every page would load if this one shared it. */
const NUMBER = /^[0-9a-f]{64}$/;

/** A file of the copy, seen from `briefings/compare/index.html`: the only page that asks. */
const fileAt = (path: string): string => new URL(`../../${path}`, location.href).href;

async function fileOf(id: string): Promise<{ readonly id: string; readonly text: string }> {
	const name = `the file of briefing ${id.slice(0, 8)}`;
	const answer = await fetch(fileAt(`briefings/${id}.json`)).catch(() => null);
	if (answer === null) throw new Error(`${name} can’t be fetched. Load this page again to try once more.`);
	if (answer.status === 404)
		throw new Error(`there is no briefing with the number ${id.slice(0, 8)}… in this copy.`);
	if (!answer.ok) throw new Error(`${name} can’t be fetched: its host answers ${answer.status}.`);
	return { id, text: await answer.text() };
}

/**
 * Compares two briefings of a published copy by the files of their records, which are fetched now, as is what compares.
 * Rejects with words for the reader where one of them isn't to be had.
 */
export async function copyComparisonOf(a: string, b: string): Promise<ComparisonView> {
	if (![a, b].every((id) => NUMBER.test(id)))
		throw new Error('the address must name two briefings by their numbers. Choose them in the list.');
	const program = import(/* @vite-ignore */ fileAt('comparer.js')) as Promise<typeof Comparer>;
	const [{ comparedFiles }, from, to] = await Promise.all([program, fileOf(a), fileOf(b)]);
	return comparedFiles(from, to);
}
