import { attributionOf, type Attribution, type Day, type NoAttribution } from '#engine';
import { situationOf, type Question } from './question.ts';

/** Why the score of one watch under one scenario moved between two days (method, section 11). */
export function whyBetween(
	{ watch, scenario }: Pick<Question, 'watch' | 'scenario'>,
	from: Day,
	to: Day
): Attribution | NoAttribution {
	return attributionOf(
		situationOf({ watch, scenario, asOf: from }),
		situationOf({ watch, scenario, asOf: to })
	);
}
