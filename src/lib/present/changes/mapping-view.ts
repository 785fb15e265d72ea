import type { Issue } from '#engine';
import { reasonText } from './update-view.ts';

/** What a reader chose of an unknown table, as the form's fields say it; blank: not chosen. */
export interface TableChoice {
	/** Columns by name, or by number where they have none. */
	readonly period: string;
	readonly value: string;
	/** What a date stands for. */
	readonly stands: string;
	readonly dates: string;
	readonly decimal: string;
	/** What becomes of several rows of one period. */
	readonly together: string;
	/** Text that rows must have, by column. */
	readonly only: Readonly<Record<string, string>>;
}

/** What must be chosen before a table can be read. */
export type OpenQuestion = 'period' | 'value' | 'stands' | 'dates' | 'decimal';

interface Preview<T> {
	readonly count: number;
	readonly rows: readonly { readonly period: string; readonly value: string }[];
	readonly between: number;
	readonly rejected: readonly T[];
	readonly notices: readonly T[];
	readonly frequency: string;
	readonly released: string;
}

interface ReadTable<T> {
	readonly columns: readonly { readonly name: string; readonly cells: string }[];
	readonly filters: readonly { readonly name: string; readonly texts: readonly string[] }[];
	readonly choice: TableChoice;
	readonly isChosen: boolean;
	readonly open: readonly OpenQuestion[];
	readonly preview: Preview<T> | null;
	/** What must still be chosen, or stands in the way. */
	readonly issues: readonly T[];
	readonly sources: readonly { readonly id: string; readonly title: string }[];
	readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** An unknown table with its complaints in words. */
export type MappingView = ReadTable<string>;
export type MappingPreview = Preview<string>;

const questions: Readonly<Record<OpenQuestion, string>> = {
	period: 'Choose the column with the dates or years.',
	value: 'Choose the column with the figures.',
	stands: 'Say what a date stands for: the day itself, or its month, quarter or year.',
	dates: 'The dates can be read two ways: say whether the day or the month stands first.',
	decimal: 'The figures can be read two ways: say which mark stands before the decimals.'
};

/** What is open or wrong with an unknown table in words that need no knowledge of the files. */
export function mappingViewOf(table: ReadTable<Issue>): MappingView {
	const { preview } = table;
	const asked = table.isChosen ? table.open.map((one) => questions[one]) : [];
	return {
		...table,
		issues: [...asked, ...table.issues.map(plainText)],
		preview:
			preview === null
				? null
				: {
						...preview,
						rejected: preview.rejected.map(plainText),
						notices: preview.notices.map(plainText)
					}
	};
}

/** Hints speak of the files' keys; here the form itself is the way to mend. */
function plainText(issue: Issue): string {
	if (issue.code === 'import/several-series')
		return `There are several rows for one period (${issue.received}, row ${issue.line ?? 1}): keep the rows of one kind, or say how several are put together.`;
	return reasonText({ ...issue, hint: null });
}
