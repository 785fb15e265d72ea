import { verdictLogOf, type Day, type VerdictTurn } from '#engine';
import { situationOf, type Question } from './question.ts';

/** Every turn of a watch's verdicts under a scenario after one day and until another, oldest first (method, section 10b). */
export function verdictTurnsOf(
	{ watch, scenario }: Pick<Question, 'watch' | 'scenario'>,
	from: Day,
	to: Day
): readonly VerdictTurn[] {
	return verdictLogOf({ ...situationOf({ watch, scenario, asOf: to }), from, to });
}
