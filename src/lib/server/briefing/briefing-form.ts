import { DEFAULT_COUNT, type ConfidenceLevel, type Day, type Issue } from '#engine';
import { outlookFor } from '#ask';
import {
	dayAt,
	dayIssue,
	dayText,
	CONFIDENCE_LEVELS,
	formatScenarioLink,
	isScored,
	dayCheckOf,
	knownDays,
	millisecondsOf,
	parseDay,
	parseScenarioLink,
	type Watch
} from '#parse';
import {
	type BriefingForm,
	editsOfRecord,
	LONGEST_REASON,
	parseBriefingForm,
	parseReasons,
	recordFrameOf,
	SNAPSHOT_NUMBER,
	type SnapshotRecord,
	watchOfRecord
} from '#briefing';
import {
	dateText,
	differenceViewOf,
	lensTitle,
	levelsOfOutlook,
	saysText,
	type DifferenceView
} from '#present';
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
	/** Why a weight or a what-if was edited, by indicator id. */
	readonly reasons: Readonly<Record<string, string>>;
}

const fieldNames: Readonly<Record<Exclude<keyof SentForm, 'reasons'>, string>> = {
	title: 'title',
	likelihood: 'likelihood',
	statement: 'statement',
	confidence: 'confidence',
	confidenceReason: 'confidence-reason',
	text: 'text',
	author: 'author',
	organisation: 'organisation',
	handling: 'handling',
	query: 'query',
	asOf: 'as-of',
	taken: 'taken',
	digest: 'digest',
	corrects: 'corrects'
};

/** More reasons than a watch has indicators are nobody's. */
const MOST_REASONS = 500;

export function sentForm(data: FormData): SentForm {
	const fields = Object.entries(fieldNames).map(([key, name]) => {
		const value = data.get(name);
		return [key, typeof value === 'string' ? value : ''];
	});
	const reasons = [...data]
		.filter(([name, value]) => name.startsWith('reason.') && typeof value === 'string')
		.slice(0, MOST_REASONS)
		.map(([name, value]) => [name.slice('reason.'.length), value]);
	const typed = Object.fromEntries(fields) as unknown as Omit<SentForm, 'reasons'>;
	return { ...typed, reasons: Object.fromEntries(reasons) as Record<string, string> };
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
		text: judged?.text ?? '',
		author: record?.signed?.author ?? '',
		organisation: record?.signed?.organisation ?? '',
		handling: record?.signed?.handling ?? ''
	};
}

/** The reasons that the corrected briefing gave for its edits, or that the address brings along as `r.<id>`. */
function reasonsIn(record: SnapshotRecord | null, address: URLSearchParams): Record<string, string> {
	if (record === null)
		return Object.fromEntries(
			[...address].flatMap(([name, text]) =>
				name.startsWith('r.') ? [[name.slice(2), text.slice(0, LONGEST_REASON)]] : []
			)
		);
	const edited = new Set((editsOfRecord(record) ?? []).map(({ id }) => id));
	return Object.fromEntries(
		[...record.scenario.assumptions, ...record.scenario.weights].flatMap(({ indicator, reason }) =>
			edited.has(indicator) && reason !== null ? [[indicator, reason]] : []
		)
	);
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
): { readonly form: SentForm; readonly issues: readonly Issue[]; readonly frozen: Frozen } {
	const parameters = (corrected && stateOfRecord(corrected, watch)) ?? address;
	const { scenario, asOf, issues } = parseScenarioLink(
		parameters,
		watch,
		dayCheckOf(knownDays(watch, today))
	);
	const day = asOf ?? today;
	const query = formatScenarioLink({ scenario, asOf: day }, watch);
	const corrects = address.get('corrects') ?? '';
	const form = {
		...typedIn(corrected),
		query,
		asOf: dayText(day),
		taken: timeText(now),
		digest,
		corrects: SNAPSHOT_NUMBER.test(corrects) ? corrects : '',
		reasons: reasonsIn(corrected, address)
	};
	return { form, issues, frozen: frozenOf(form, watch, today) };
}

/** What a form would freeze, in the words of the briefing itself. */
export interface Frozen {
	readonly scenarioName: string;
	readonly asOf: string;
	/** `just close (index +23.9), holding`. */
	readonly says: string;
	readonly difference: DifferenceView | null;
	/** That the analyst may give: no more than the evidence carries. */
	readonly confidences: readonly ConfidenceLevel[];
}

/** What the form would freeze; a day that can't be read stands for today. */
export function frozenOf(sent: SentForm, watch: Watch, today: Day): Frozen {
	const { scenario } = parseScenarioLink(sent.query, watch);
	const day = parseDay(sent.asOf) ?? today;
	const asOf = dayIssue('As of', day, knownDays(watch, today)) === null ? day : today;
	const frame = recordFrameOf({
		watch,
		digest: sent.digest,
		scenario,
		reasons: new Map(Object.entries(sent.reasons)),
		asOf,
		taken: sent.taken,
		count: DEFAULT_COUNT
	});
	const outlook = outlookFor({ watch, scenario, asOf });
	const indicators = new Map(watch.indicators.filter(isScored).map((one) => [one.id, one]));
	const highest = outlook.confidence?.level ?? null;
	return {
		scenarioName: lensTitle(scenario, false),
		asOf: dateText(asOf),
		says: saysText(frame.says, frame.watch),
		difference: differenceViewOf(frame, indicators, levelsOfOutlook(outlook)),
		confidences: highest === null ? [] : CONFIDENCE_LEVELS.slice(0, CONFIDENCE_LEVELS.indexOf(highest) + 1)
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
