import type { ScoreEffect, ScoreState } from '#ask';
import type { AddedRow } from '#import';
import { dayText } from '#parse';
import { issueText, signedText } from '#present';
import type { FileReport, ImportReport } from '#server/import/file-reading.ts';

/** A file's reports for people, indicator by indicator, then what it turned out not to be about. */
export function fileText({ reports, passedOver, scores }: FileReport): string {
	const parts = reports.map(importText);
	if (reports.length > 1) parts.push(`All together:\n${scores.map((one) => `${scoreText(one)}\n`).join('')}`);
	for (const { indicator, issues } of passedOver)
		parts.push(
			`${indicator}: not fed by this file\n${issues.map((issue) => `  because    ${issueText(issue)}\n`).join('')}`
		);
	return parts.join('\n');
}

/** A report for people: what is new, revised, gone and refused, and what it does to every score. */
function importText(report: ImportReport): string {
	const { added, revised, unchanged, vanished, rejected, notices, scores } = report;
	const odd = [...added, ...revised].flatMap(({ outOfLine }) => (outOfLine === null ? [] : [outOfLine]));
	const lines = [
		`${report.indicator}: ${report.file} (${report.format}), published ${dayText(report.published)}, ${report.rows} rows read`,
		...added.map((row) => `  new        ${rowText(row, 'before it')}`),
		...revised.map((row) => `  revised    ${rowText(row, 'until now')}`),
		...odd.map((reason) => `  out of line  ${reason}`),
		`  unchanged  ${unchanged}`,
		...vanished.map(
			({ period, value }) => `  vanished   ${period}  ${value} stays; the file no longer gives it`
		),
		...rejected.map((issue) => `  rejected   ${issueText(issue)}`),
		...notices.map((issue) => `  note       ${issueText(issue)}`),
		...scores.map(scoreText),
		`  ${endText(report, odd.length)}`
	];
	return `${lines.join('\n')}\n`;
}

function scoreText({ name, before, after }: ScoreEffect): string {
	return `  score      ${name}: ${stateText(before)} -> ${stateText(after)}`;
}

function rowText({ period, value, low, high, before }: AddedRow, word: string): string {
	const isPoint = (low ?? value) === value && (high ?? value) === value;
	const range = isPoint ? '' : ` (${low ?? value} to ${high ?? value})`;
	return `${period}  ${value}${range}${before === null ? '' : `  ${word} ${before}`}`;
}

function stateText({ score, position, status }: ScoreState): string {
	if (score === null) return status;
	return `${signedText(score, 1)}${position === null ? ` (${status})` : ` ${position}`}`;
}

function endText({ added, revised, written }: ImportReport, odd: number): string {
	const rows = added.length + revised.length;
	if (rows === 0) return 'Nothing to add.';
	const count = rows === 1 ? '1 row' : `${rows} rows`;
	if (written) return `${count} written.`;
	const how = odd === 0 ? '--write does it' : '--write --accept-outliers does it, if they are right';
	return `${count} to add${odd === 0 ? '' : `, ${odd} out of line`}; nothing written yet (${how}).`;
}
