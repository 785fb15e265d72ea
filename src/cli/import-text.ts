import type { ScoreState } from '#ask';
import type { AddedRow } from '#import';
import { dayText } from '#parse';
import { issueText, signedText } from '#present';
import type { ImportReport } from '#server/import/import-run.ts';

/** A report for people: what is new, revised, gone and refused, and what it does to every score. */
export function importText(report: ImportReport): string {
	const { added, revised, unchanged, vanished, rejected, notices, scores } = report;
	const lines = [
		`${report.indicator}: ${report.file} (${report.format}), published ${dayText(report.published)}, ${report.rows} rows read`,
		...added.map((row) => `  new        ${rowText(row, 'before it')}`),
		...revised.map((row) => `  revised    ${rowText(row, 'until now')}`),
		`  unchanged  ${unchanged}`,
		...vanished.map(
			({ period, value }) => `  vanished   ${period}  ${value} stays; the file no longer gives it`
		),
		...rejected.map((issue) => `  rejected   ${issueText(issue)}`),
		...notices.map((issue) => `  note       ${issueText(issue)}`),
		...scores.map(
			({ name, before, after }) => `  score      ${name}: ${stateText(before)} -> ${stateText(after)}`
		),
		`  ${endText(report)}`
	];
	return `${lines.join('\n')}\n`;
}

function rowText({ period, value, low, high, before }: AddedRow, word: string): string {
	const isPoint = (low ?? value) === value && (high ?? value) === value;
	const range = isPoint ? '' : ` (${low ?? value} to ${high ?? value})`;
	return `${period}  ${value}${range}${before === null ? '' : `  ${word} ${before}`}`;
}

function stateText({ score, band, status }: ScoreState): string {
	if (score === null) return status;
	return `${signedText(score, 1)}${band === null ? ` (${status})` : ` ${band}`}`;
}

function endText({ added, revised, written }: ImportReport): string {
	const rows = added.length + revised.length;
	if (rows === 0) return 'Nothing to add.';
	const count = rows === 1 ? '1 row' : `${rows} rows`;
	return written ? `${count} written.` : `${count} to add; nothing written yet (--write does it).`;
}
