import type { BriefingView } from './briefing-view.ts';
import { isolated } from '../words/names/isolated.ts';

/** Several briefings of one day side by side: what each lens says, and whether they agree. */
export interface LensTable {
	readonly title: string;
	readonly question: string;
	readonly asOf: string;
	readonly taken: string;
	readonly handling: string;
	readonly by: string;
	readonly rows: readonly {
		readonly id: string;
		readonly shortId: string;
		readonly name: string;
		readonly close: string;
		readonly way: string;
		readonly largest: string;
		readonly hangs: string;
	}[];
	/** Whether all give the same position and the same direction, in words. */
	readonly agree: readonly string[];
}

const after = (heading: string): string => heading.slice(heading.indexOf(': ') + 2);
const verdictIn = (heading: string): string => /, (.+)$/.exec(heading)?.[1] ?? 'no verdict';

function agreement(name: string, verdicts: readonly string[]): string {
	const counts = new Map<string, number>();
	for (const verdict of verdicts) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
	const [only, ...others] = [...counts].sort((a, b) => b[1] - a[1]);
	if (only === undefined) return '';
	if (others.length === 0) return `${name}: all ${verdicts.length} say ${only[0]}.`;
	return `${name}: ${[only, ...others].map(([verdict, count]) => `${count} ${count === 1 ? 'says' : 'say'} ${verdict}`).join(', ')}.`;
}

/** The comparison that stands before several briefings in one file; at least one. */
export function lensTableOf(views: readonly BriefingView[]): LensTable | null {
	const [first] = views;
	if (first === undefined) return null;
	return {
		title: `${first.watchTitle}: ${views.length} lenses compared`,
		question: first.question,
		asOf: first.asOf,
		taken: first.taken,
		handling: first.handling,
		by: first.by,
		rows: views.map(({ id, shortId, scenario, front }) => {
			const [largest] = front.parts;
			return {
				id,
				shortId,
				name: `${isolated(scenario.name)}${scenario.edited ? ', edited' : ''}`,
				close: after(front.close.heading),
				way: after(front.way.heading),
				largest: largest === undefined ? 'none' : `${isolated(largest.name)} ${largest.adds}`,
				hangs: front.hangs[1] ?? ''
			};
		}),
		agree: [
			agreement(
				'How close',
				views.map(({ front }) => verdictIn(front.close.heading))
			),
			agreement(
				'Which way',
				views.map(({ front }) => verdictIn(front.way.heading))
			)
		]
	};
}
