import type {
	ConfidenceLevel,
	ConfidenceTest,
	DirectionStatus,
	Grade,
	MissingReason,
	ObservationStatus,
	Outlook,
	OutlookStatus
} from '#engine';

export const missingReasonText: Readonly<Record<MissingReason, string>> = {
	'no-observation': 'no observation',
	'not-yet-published': 'no edition from before this date is in the watch',
	'below-grade': 'only figures too weakly graded to count',
	'no-usable-value': 'no usable figure'
};

export const confidenceText: Readonly<Record<ConfidenceLevel, string>> = {
	low: 'low',
	moderate: 'moderate',
	high: 'high'
};

const confidenceTestText: Readonly<Record<ConfidenceTest, string>> = {
	coverage: 'too few fresh figures',
	freshness: 'the figures are getting old',
	grade: 'too much rests on weak sources',
	agreement: 'sources contradict each other'
};

/** `low (too much rests on weak sources)`, `moderate (held down: ...)`: the confidence, and what holds it down. */
export function ratedText({ level, cappedBy }: NonNullable<Outlook['confidence']>): string {
	const held = level === 'low' ? '' : 'held down: ';
	return `${confidenceText[level]}${cappedBy === null ? '' : ` (${held}${confidenceTestText[cappedBy]})`}`;
}

export const statusReasonText: Readonly<Record<Exclude<OutlookStatus, 'ok'>, string>> = {
	insufficient: 'less than half of the weight has a figure within its age limit',
	'no-evidence': 'none of the weighed indicators has a figure',
	'no-weights': 'every weight is zero',
	'config-error': 'the scenario can’t be computed'
};

export const directionReasonText: Readonly<Record<Exclude<DirectionStatus, 'ok'>, string>> = {
	insufficient: 'less than half of the weight has a figure to compare with',
	'too-little-news': 'less than a quarter of the weight has news'
};

const reliabilityText: Readonly<Record<string, string>> = {
	A: 'completely reliable source',
	B: 'usually reliable source',
	C: 'fairly reliable source',
	D: 'not usually reliable source',
	E: 'unreliable source',
	F: 'reliability cannot be judged'
};

const credibilityText: Readonly<Record<string, string>> = {
	1: 'confirmed by other sources',
	2: 'probably true',
	3: 'possibly true',
	4: 'doubtful',
	5: 'improbable',
	6: 'truth cannot be judged'
};

/** The Admiralty code in words: `usually reliable source, possibly true`. */
export function gradeText(grade: Grade): string {
	return `${reliabilityText[grade.charAt(0)] ?? ''}, ${credibilityText[grade.charAt(1)] ?? ''}`;
}

/** What the table's columns mean, and the grades: where they stand, on touch and paper too. */
export const tableKey: readonly string[] = [
	'Adds: points that the figure adds to the index or takes off; they add up to it. Without it: where the index would stand if the figure were left out. TIV: SIPRI’s volume of major arms, which is not money.',
	'Grades, letter for the source: A completely reliable, B usually, C fairly, D not usually reliable, F can’t be judged; digit for the figure: 1 confirmed by other sources, 2 probably true, 3 possibly true, 4 doubtful, 6 can’t be judged.'
];

export const observationStatusText: Readonly<Record<ObservationStatus, string>> = {
	A: 'normal',
	E: 'estimated or computed',
	P: 'provisional',
	F: 'forecast or plan',
	B: 'break in the series',
	M: 'missing'
};

/** The fixed label of the method, section 7; it stands beside every share of draws. */
export const drawsLabel =
	'This describes the chosen indicators, goalposts, ranges and weights. It is not a forecast and not a probability of events.';
