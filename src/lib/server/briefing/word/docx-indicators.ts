import {
	Bookmark,
	FootnoteReferenceRun,
	InternalHyperlink,
	Paragraph,
	TableCell,
	TableRow,
	type Table
} from 'docx';
import type { BriefingView } from '#present';
import { cell, strong, tableOf, textRun } from './docx-parts.ts';

type IndicatorRow = BriefingView['groups'][number]['rows'][number];

/** The first reference carries the footnote; Word wants one for each, so a later one is a link to the first. */
function noteReference(number: string, cited: Set<string>): Bookmark | InternalHyperlink {
	const id = `source-${number}`;
	if (cited.has(number))
		return new InternalHyperlink({ anchor: id, children: [textRun(number, { superScript: true })] });
	cited.add(number);
	return new Bookmark({ id, children: [new FootnoteReferenceRun(Number(number))] });
}

/** The source becomes a footnote; its number in the list of the page is the footnote's. */
function indicatorRow(row: IndicatorRow, cited: Set<string>): TableRow {
	const number = /\[(\d+)\]$/.exec(row.source ?? '')?.[1];
	const source = (row.source ?? '').replace(/ \[\d+\]$/, '');
	const note = number === undefined ? [] : [noteReference(number, cited)];
	const marks = row.marks.length > 0 ? ` (${row.marks.map(({ text }) => text).join('; ')})` : '';
	return new TableRow({
		cantSplit: true,
		children: [
			cell(`${row.name}, ${row.unit}${marks}`, 'left'),
			cell(row.bound === null ? row.latest : `${row.bound} ${row.latest}`, 'right', note),
			cell(row.period === null ? '' : `${row.period}, ${source}`, 'left'),
			cell(row.weight, 'right'),
			cell(row.adds, 'right'),
			cell(row.grade?.code ?? '', 'left')
		]
	});
}

/** The indicators by group, each with its source as a footnote. */
export function indicatorTable(groups: BriefingView['groups']): Table {
	const cited = new Set<string>();
	const groupRow = (name: string): TableRow =>
		new TableRow({
			cantSplit: true,
			children: [
				new TableCell({
					columnSpan: 6,
					children: [new Paragraph({ children: [strong(name)], keepNext: true })]
				})
			]
		});
	return tableOf(
		[
			['Indicator', 0.35, 'left'],
			['Latest', 0.14, 'right'],
			['As of', 0.25, 'left'],
			['Weight', 0.09, 'right'],
			['Adds', 0.09, 'right'],
			['Grade', 0.08, 'left']
		],
		groups.flatMap(({ name, rows }) => [groupRow(name), ...rows.map((row) => indicatorRow(row, cited))])
	);
}
