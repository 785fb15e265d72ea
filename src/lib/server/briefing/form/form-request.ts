import type { ConfidenceLevel, Day, Issue } from '#engine';
import { outlookFor } from '#ask';
import { dayAt, dayIssue, knownDays, millisecondsOf, parseDay, parseScenarioLink, type Watch } from '#parse';
import { parseBriefingForm, parseReasons, SNAPSHOT_NUMBER } from '#briefing';
import { type BriefingRequest, timeText } from '../briefing.ts';
import type { SentForm } from './sent-form.ts';

function highestConfidence(
	watch: Watch,
	parameters: URLSearchParams | string,
	asOf: Day
): ConfidenceLevel | null {
	const { scenario } = parseScenarioLink(parameters, watch);
	return outlookFor({ watch, scenario, asOf }).confidence?.level ?? null;
}

const complaint = (field: string, expected: string, received: string, hint: string): Issue => ({
	code: 'briefing/changed-since',
	file: null,
	line: null,
	column: null,
	field,
	expected,
	received,
	hint
});

/** A form may lie open for a day. */
const LONGEST_OPEN = millisecondsOf(1);

/** A time that the form was made at, if it can be believed; else now. */
function takenOf(text: string, now: number): string {
	const time = Date.parse(text);
	const isOurs = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text);
	return isOurs && time <= now + 60_000 && time > now - LONGEST_OPEN ? text : timeText(now);
}

/** What the form asks for, or why it can't be had. */
export function requestOfForm(
	sent: SentForm,
	watch: Watch,
	digest: string,
	now: number
): { readonly request: BriefingRequest } | { readonly issues: readonly Issue[] } {
	const { scenario, issues: linkIssues } = parseScenarioLink(sent.query, watch);
	const asOf = parseDay(sent.asOf);
	const far = asOf === null ? null : dayIssue('As of', asOf, knownDays(watch, dayAt(now)));
	const issues = far === null ? [...linkIssues] : [...linkIssues, far];
	if (asOf === null)
		issues.push(
			complaint('As of', 'a date such as 2026-11-22', sent.asOf, 'choose the day on the dashboard')
		);
	if (sent.digest !== digest)
		issues.push(
			complaint(
				'Watch',
				'the figures that you saw',
				'others: the watch has changed meanwhile',
				'look at the preview again, then take the briefing'
			)
		);
	const parsed = parseBriefingForm(sent, highestConfidence(watch, sent.query, asOf ?? 0));
	const reasons = parseReasons(new Map(Object.entries(sent.reasons)));
	issues.push(...parsed.issues, ...reasons.issues);
	if (asOf === null || issues.length > 0 || parsed.value === null || reasons.value === null)
		return { issues };
	return {
		request: {
			watch,
			digest,
			scenario,
			reasons: reasons.value,
			signed: parsed.value.signed,
			asOf,
			taken: takenOf(sent.taken, now),
			title: parsed.value.title,
			judgement: parsed.value.judgement,
			corrects: SNAPSHOT_NUMBER.test(sent.corrects) ? sent.corrects : null
		}
	};
}
