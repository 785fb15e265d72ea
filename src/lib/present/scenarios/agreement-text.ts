import type { Outlook } from '#engine';
import { DIRECTIONS, POSITIONS, type VerdictNames } from '#parse';
import { lensText } from '../words/names/lens-text.ts';

/** A scenario's name and what it makes of the day. */
export interface NamedOutlook {
	readonly name: string;
	readonly outlook: Outlook;
}

const listText = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** `The position is the same in all 5 scenarios: close.` or `The position differs: close under A and under B; mixed if C.` */
function agreementOn<Verdict extends string>(
	what: string,
	all: readonly NamedOutlook[],
	verdicts: readonly Verdict[],
	verdictOf: (outlook: Outlook) => Verdict | null,
	names: Readonly<Record<Verdict, string>>
): string {
	const told = [...verdicts.toReversed(), null].flatMap((verdict) => {
		const under = all
			.filter(({ outlook }) => verdictOf(outlook) === verdict)
			.map(({ name }) => lensText(name));
		const outcome = verdict === null ? 'no verdict' : names[verdict].toLowerCase();
		return under.length === 0 ? [] : [{ outcome, under }];
	});
	const [only, ...others] = told;
	if (only === undefined) return 'There is no scenario.';
	if (others.length === 0)
		return all.length === 1
			? `${what}: ${only.outcome}.`
			: `${what} is the same in all ${all.length} scenarios: ${only.outcome}.`;
	const parts = told.map(({ outcome, under }) => `${outcome} ${listText.format(under)}`);
	return `${what} differs: ${parts.join('; ')}.`;
}

/** Where the scenarios agree on each verdict, and where not. */
export function verdictAgreement(all: readonly NamedOutlook[], names: VerdictNames): readonly string[] {
	return [
		agreementOn('The position', all, POSITIONS, ({ position }) => position, names.positions),
		agreementOn('The direction', all, DIRECTIONS, ({ direction }) => direction.verdict, names.directions)
	];
}

/** Indicators that push the same way in every scenario that counts them (at least two), by how hard they push. */
export function commonPushText(
	all: readonly NamedOutlook[],
	names: ReadonlyMap<string, string>
): string | null {
	const signs = new Map<string, number[]>();
	for (const { outlook } of all) {
		for (const { id, contribution } of outlook.indicators) {
			if (contribution !== null && Math.abs(contribution) >= 1)
				signs.set(id, [...(signs.get(id) ?? []), contribution]);
		}
	}
	const agreed = (side: 1 | -1): string[] =>
		[...signs]
			.filter(
				([, added]) => added.length > 1 && added.length === all.length && added.every((add) => add * side > 0)
			)
			.map(([id]) => names.get(id) ?? id);
	const [up, down] = [agreed(1), agreed(-1)];
	const parts = [
		up.length > 0 ? `towards close: ${listText.format(up)}` : null,
		down.length > 0 ? `towards distant: ${listText.format(down)}` : null
	].filter((part) => part !== null);
	return parts.length === 0 ? null : `A point or more in every scenario ${parts.join('; ')}.`;
}
