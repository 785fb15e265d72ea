import { DEFAULT_COUNT, type ConfidenceLevel, type Day, type Issue } from '#engine';
import { outlookFor } from '#ask';
import {
	dayIssue,
	dayText,
	CONFIDENCE_LEVELS,
	formatScenarioLink,
	isScored,
	dayCheckOf,
	knownDays,
	parseDay,
	parseScenarioLink,
	type Watch
} from '#parse';
import {
	type BriefingForm,
	editsOfRecord,
	LONGEST_REASON,
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
import { timeText } from '../briefing.ts';
import type { SentForm } from './sent-form.ts';

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
