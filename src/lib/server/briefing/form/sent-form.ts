import { briefingFieldOf, type BriefingForm } from '#briefing';

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

/** The input that an issue's field is typed into; null where it is none of the form's. */
export function inputOfBriefing(field: string): string | null {
	const key = briefingFieldOf(field);
	return key === null ? null : fieldNames[key];
}

/** More reasons than a watch has indicators are nobody's. */
const MOST_REASONS = 500;

/** What a form sent, field by field; a field that is missing is blank. */
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
