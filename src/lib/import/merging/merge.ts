import type { Day, Grade, Issue, Observation } from '#engine';
import { dayText, issueOf, parseObservationsFile, parsePeriod, type ObservationContext } from '#parse';
import type { FoundObservation } from '../reading/import-log.ts';
import { KnownValues } from './known-values.ts';
import { UsualSteps } from './usual-steps.ts';
import { columnsOf, rounded, rowText, type RowFacts } from './observation-row.ts';

/** What is merged into which file. */
export interface MergeInput {
	/** observations.csv as it is, decoded. */
	readonly text: string;
	/** Its name, for complaints. */
	readonly file: string;
	readonly context: ObservationContext;
	readonly found: readonly FoundObservation[];
	/** Date of the release. */
	readonly published: Day;
	/** Of new rows; null takes that of the newest row. */
	readonly source: string | null;
	/** Ids under which earlier editions stand. */
	readonly earlier: readonly string[];
	/** Of new rows; null takes that of the newest row of the same publication. */
	readonly grade: Grade | null;
	readonly decimals: number;
}

/** A row that the merge adds. */
export interface AddedRow {
	readonly period: string;
	readonly published: Day;
	readonly source: string;
	readonly value: number;
	readonly low: number | null;
	readonly high: number | null;
	/** A revision's earlier value; for a new period the value of the period before it. Null where there is none. */
	readonly before: number | null;
	/** Why the value is out of line with those in force; null where it isn't. */
	readonly outOfLine: string | null;
}

/** What a merge would do. */
export interface Merge {
	/** To be put after the file's bytes; blank when nothing changes. */
	readonly appended: string;
	readonly added: readonly AddedRow[];
	readonly revised: readonly AddedRow[];
	readonly unchanged: number;
	/** Periods within the file's span that the watch has and the file no longer gives. */
	readonly vanished: readonly { readonly period: string; readonly value: number }[];
	readonly rejected: readonly Issue[];
	readonly notices: readonly Issue[];
	/** The rows of the file after the merge. */
	readonly observations: readonly Observation[];
}

interface Candidate extends RowFacts {
	readonly kind: 'added' | 'revised';
	readonly before: number | null;
	readonly outOfLine: string | null;
}

/**
 * Merges a release into an observations file: what the watch knew on the release's day and the file says again is left
 * alone, a changed number becomes a row with the release's date under the source id of the row it revises (so that it
 * takes its place), a new period becomes a row. Nothing is changed or removed. The order of `found` doesn't matter.
 */
export function mergeObservations(input: MergeInput): Merge {
	const existing = parseObservationsFile(input.text, input.file, input.context).value ?? [];
	const known = new KnownValues(existing, input.source, input.earlier);
	const { candidates, unchanged, rejected } = sorted(input, known, new UsualSteps(existing, input.decimals));
	const accepted = accept(candidates, input, rejected);
	const rows = (kind: Candidate['kind']): readonly AddedRow[] =>
		accepted.kept.filter((one) => one.kind === kind).map(addedRowOf);
	return {
		appended: accepted.appended,
		added: rows('added'),
		revised: rows('revised'),
		unchanged,
		vanished: known.vanished(input.found, input.published),
		rejected,
		notices: olderRelease(input, existing, known, accepted.kept.length),
		observations: accepted.observations
	};
}

function addedRowOf({ found, published, source, before, decimals, outOfLine }: Candidate): AddedRow {
	const round = (number: number | null): number | null =>
		number === null ? null : rounded(number, decimals);
	return {
		period: found.period,
		published,
		source,
		value: rounded(found.value, decimals),
		low: round(found.low),
		high: round(found.high),
		before,
		outOfLine
	};
}

/** Sorts what was found into known and not, by period. */
function sorted(
	input: MergeInput,
	known: KnownValues,
	usual: UsualSteps
): { readonly candidates: readonly Candidate[]; readonly unchanged: number; readonly rejected: Issue[] } {
	const candidates: Candidate[] = [];
	const rejected: Issue[] = [];
	let unchanged = 0;
	for (const found of inOrder(input.found)) {
		const published = found.published ?? input.published;
		const period = parsePeriod(found.period);
		const held = period === null ? null : known.valueOn(period, published);
		if (held !== null && known.isSame(held, found, input.decimals)) unchanged += 1;
		else if (held !== null && held.published === published) rejected.push(sameDay(held, found, input));
		else if (period !== null) {
			const outOfLine = usual.judge(period, found.value)?.reason ?? null;
			candidates.push({
				found: outOfLine === null ? found : { ...found, note: notedOutOfLine(found.note, outOfLine) },
				outOfLine,
				published,
				kind: held === null ? 'added' : 'revised',
				before: held === null ? known.valueBefore(period, published) : held.value,
				source: held?.source ?? known.source,
				grade: input.grade ?? known.grade,
				decimals: input.decimals
			});
		}
	}
	return { candidates, unchanged, rejected };
}

/** Says in the row's own note that it was held up, for whoever reads it later. */
function notedOutOfLine(note: string, reason: string): string {
	return `${note}${note === '' ? '' : ' '}Out of line when it came in (${reason}); accepted.`;
}

/** By the end, then the start of the period, so that the result doesn't depend on the file's order. */
function inOrder(found: readonly FoundObservation[]): readonly FoundObservation[] {
	const key = ({ period }: FoundObservation): string => {
		const { start, end } = parsePeriod(period) ?? { start: 0, end: 0 };
		return `${String(end + 1_000_000).padStart(8, '0')} ${String(start + 1_000_000).padStart(8, '0')}`;
	};
	return [...found].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.value - b.value));
}

/** Adds the rows that the file's own rules allow, and rejects the others with the rule's complaint. */
function accept(
	candidates: readonly Candidate[],
	input: MergeInput,
	rejected: Issue[]
): { appended: string; kept: readonly Candidate[]; observations: readonly Observation[] } {
	let kept = candidates;
	for (;;) {
		const appended = appendedText(kept, input.text);
		const { value, issues } = parseObservationsFile(input.text + appended, input.file, input.context);
		const firstLine = input.text.split('\n').length + (endsInBreak(input.text) ? 0 : 1);
		const bad = new Map(issues.map((issue) => [(issue.line ?? 0) - firstLine, issue]));
		const faulty = kept.filter((_, index) => bad.has(index));
		if (faulty.length === 0) return { appended, kept, observations: value ?? [] };
		for (const [index, { found }] of kept.entries()) {
			const issue = bad.get(index);
			if (issue !== undefined)
				rejected.push({
					...issue,
					line: null,
					column: null,
					received: `${issue.received} (${found.period})`
				});
		}
		kept = kept.filter((_, index) => !bad.has(index));
	}
}

function endsInBreak(text: string): boolean {
	return text === '' || text.endsWith('\n');
}

/** New rows in the file's own line endings. */
function appendedText(rows: readonly Candidate[], text: string): string {
	if (rows.length === 0) return '';
	const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
	const columns = columnsOf(text);
	const lines = rows.map((row) => rowText(row, columns) + lineBreak).join('');
	return endsInBreak(text) ? lines : lineBreak + lines;
}

function sameDay(held: Observation, found: FoundObservation, { file }: MergeInput): Issue {
	return issueOf(
		{
			code: 'import/same-day',
			field: 'published',
			expected: `a later date than ${dayText(held.published)}, under which ${found.period} is ${String(held.value)}`,
			received: `${found.value} under the same date`,
			hint: 'say when the later release was published'
		},
		file
	);
}

/** An older release may be added, but numbers that a later one left alone are not in the file to come back to. */
function olderRelease(
	{ published, file }: MergeInput,
	existing: readonly Observation[],
	known: KnownValues,
	added: number
): readonly Issue[] {
	const newest = existing
		.filter(({ source }) => known.isFamily(source))
		.reduce((day, row) => Math.max(day, row.published), -Infinity);
	if (added === 0 || newest <= published) return [];
	return [
		issueOf(
			{
				code: 'import/older-release',
				expected: `a release of ${dayText(newest)} or later`,
				received: `one of ${dayText(published)}`,
				hint: 'its rows become known on their own date; import releases from old to new where you can'
			},
			file
		)
	];
}
