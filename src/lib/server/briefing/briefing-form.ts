import type { ConfidenceLevel, Day, Issue } from '#engine';
import { outlookFor } from '#ask';
import {
	dayAt,
	dayIssue,
	dayText,
	formatScenarioLink,
	isEdited,
	dayCheckOf,
	knownDays,
	millisecondsOf,
	parseDay,
	parseScenarioLink,
	type Watch
} from '#parse';
import {
	type BriefingForm,
	parseBriefingForm,
	SNAPSHOT_NUMBER,
	type SnapshotRecord,
	watchOfRecord
} from '#briefing';
import { type BriefingRequest, timeText } from './briefing.ts';

/** Everything that the form sends, as it came. */
export interface SentForm extends BriefingForm {
	/** The dashboard's query string. */
	readonly query: string;
	readonly asOf: string;
	/** When the form was made: sent twice, it makes one briefing. */
	readonly taken: string;
	/** Of the watch as the form's reader saw it. */
	readonly digest: string;
	readonly corrects: string;
}

const fieldNames: Readonly<Record<keyof SentForm, string>> = {
	title: 'title',
	likelihood: 'likelihood',
	statement: 'statement',
	confidence: 'confidence',
	confidenceReason: 'confidence-reason',
	text: 'text',
	query: 'query',
	asOf: 'as-of',
	taken: 'taken',
	digest: 'digest',
	corrects: 'corrects'
};

export function sentForm(data: FormData): SentForm {
	return Object.fromEntries(
		Object.entries(fieldNames).map(([key, name]) => {
			const value = data.get(name);
			return [key, typeof value === 'string' ? value : ''];
		})
	) as unknown as SentForm;
}

/** The dashboard's state that a briefing was taken from, as far as the watch still has its scenario and indicators. */
function stateOfRecord(record: SnapshotRecord, watch: Watch): URLSearchParams | null {
	const [scenario] = watchOfRecord(record).scenarios;
	if (!scenario || !watch.scenarios.some(({ id }) => id === scenario.id)) return null;
	return new URLSearchParams(formatScenarioLink({ scenario, asOf: parseDay(record.asOf) }, watch));
}

/** What was typed into the form of a briefing; a new one starts empty. */
function typedIn(record: SnapshotRecord | null): BriefingForm {
	const judged = record?.judgement;
	return {
		title: record?.title ?? '',
		likelihood: judged?.yardstick && judged.likelihood ? `${judged.yardstick}: ${judged.likelihood}` : '',
		statement: judged?.statement ?? '',
		confidence: judged?.confidence ?? '',
		confidenceReason: judged?.confidenceReason ?? '',
		text: judged?.text ?? ''
	};
}

/**
 * What the form starts from: the dashboard's state in the address, fixed to a day and a time; or that of the briefing
 * to be corrected, with what was typed then.
 */
export function freshForm(
	address: URLSearchParams,
	corrected: SnapshotRecord | null,
	watch: Watch,
	digest: string,
	today: Day,
	now: number
): {
	readonly form: SentForm;
	readonly issues: readonly Issue[];
	readonly scenarioName: string;
	readonly day: Day;
	readonly highest: ConfidenceLevel | null;
} {
	const parameters = (corrected && stateOfRecord(corrected, watch)) ?? address;
	const { scenario, base, asOf, issues } = parseScenarioLink(
		parameters,
		watch,
		dayCheckOf(knownDays(watch, today))
	);
	const day = asOf ?? today;
	const query = formatScenarioLink({ scenario, asOf: day }, watch);
	const corrects = address.get('corrects') ?? '';
	return {
		form: {
			...typedIn(corrected),
			query,
			asOf: dayText(day),
			taken: timeText(now),
			digest,
			corrects: SNAPSHOT_NUMBER.test(corrects) ? corrects : ''
		},
		issues,
		scenarioName: base.name,
		day,
		highest: highestConfidence(watch, parameters, day)
	};
}

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
	issues.push(...parsed.issues);
	if (asOf === null || issues.length > 0 || parsed.value === null) return { issues };
	return {
		request: {
			watch,
			digest,
			scenario,
			edited: isEdited(scenario, watch),
			asOf,
			taken: takenOf(sent.taken, now),
			title: parsed.value.title,
			judgement: parsed.value.judgement,
			corrects: SNAPSHOT_NUMBER.test(sent.corrects) ? sent.corrects : null
		}
	};
}
