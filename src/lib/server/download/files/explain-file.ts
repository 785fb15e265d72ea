import type { Day } from '#engine';
import { outlookFor, whyBetween } from '#ask';
import { attributionJson } from '#present';
import { answerJson } from '../../http/answer-json.ts';
import { requestedSpan } from '../../http/request-span.ts';
import type { WatchFileRequest } from './file-request.ts';

/** `explain --json` for the scenario and the span in the address. */
export function explainFile({ locals, url, watch }: WatchFileRequest): Response {
	const { scenario, from, to } = requestedSpan(watch, url, locals.today);
	const found = whyBetween({ watch, scenario }, from, to);
	const scoreOn = (asOf: Day): number | null => outlookFor({ watch, scenario, asOf }).score;
	const ends = { from, to, score0: scoreOn(from), score1: scoreOn(to) };
	return answerJson(locals.current, attributionJson(ends, 'reason' in found ? null : found));
}
