import { printedDecimals, printedParts, type Outlook } from '#engine';
import { signedText } from './number-text.ts';

/** What each indicator adds, rounded as on the dashboard: the printed parts add up to the printed score. */
export function addsOf({ score, threshold, indicators }: Outlook): (id: string) => string {
	if (score === null) return () => '–';
	const decimals = printedDecimals(score, threshold);
	const parts = indicators.flatMap(({ id, contribution }) =>
		contribution === null ? [] : [{ id, value: contribution }]
	);
	const printed = printedParts(parts, score, decimals);
	return (id) => {
		const add = printed.get(id);
		return add === undefined ? '–' : signedText(add, decimals);
	};
}
