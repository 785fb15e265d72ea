import type { ConfidenceLevel } from '#engine';
import { CONFIDENCE_LEVELS, IssueList, type Parsed, plainDirection, shown } from '#parse';
import type { Signed } from '../record/record.ts';
import { LONGEST_LINE, type Judgement } from '../shape/record-shape.ts';
import {
	foreignWord,
	joinedSentence,
	mixesYardsticks,
	YARDSTICKS,
	type YardstickName
} from './likelihood-words.ts';

/** The fields of the briefing form, as they were typed. */
export interface BriefingForm {
	readonly title: string;
	/** `PHIA: likely or probable`, or nothing. */
	readonly likelihood: string;
	readonly statement: string;
	readonly confidence: string;
	readonly confidenceReason: string;
	readonly text: string;
	readonly author: string;
	readonly organisation: string;
	/** A marking, or a line on who may see it. */
	readonly handling: string;
}

export interface ParsedBriefingForm {
	readonly title: string;
	readonly signed: Signed;
	readonly judgement: Judgement | null;
}

const LONGEST: Readonly<Record<keyof BriefingForm, number>> = {
	title: 200,
	likelihood: 100,
	statement: 300,
	confidence: 20,
	confidenceReason: 500,
	text: 2000,
	author: LONGEST_LINE,
	organisation: LONGEST_LINE,
	handling: LONGEST_LINE
};
const names: Readonly<Record<keyof BriefingForm, string>> = {
	title: 'Title',
	likelihood: 'Likelihood',
	statement: 'Of what',
	confidence: 'Confidence',
	confidenceReason: 'Reason for the confidence',
	text: 'Text',
	author: 'Author',
	organisation: 'Organisation',
	handling: 'Handling'
};

const ONE_LINE = ['title', 'statement', 'confidenceReason', 'author', 'organisation', 'handling'] as const;

/** The form's own field by the name that an issue gives it; null for anything else. */
export function briefingFieldOf(name: string): keyof BriefingForm | null {
	return (Object.keys(names) as (keyof BriefingForm)[]).find((key) => names[key] === name) ?? null;
}

/** Of an edit, in characters. */
export const LONGEST_REASON = 300;

/** Form fields come with CRLF; a record has one line break, and no signs that no reader could see. */
function tidy(text: string): string {
	return (
		plainDirection(text)
			.replace(/\r\n?/g, '\n')
			// eslint-disable-next-line no-control-regex -- they are what is taken out
			.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
			.toWellFormed()
			.trim()
	);
}

function tidied(form: BriefingForm): BriefingForm {
	return Object.fromEntries(
		(Object.keys(LONGEST) as (keyof BriefingForm)[]).map((key) => [key, tidy(form[key])])
	) as unknown as BriefingForm;
}

function likelihoodOf(
	text: string,
	issues: IssueList
): { yardstick: YardstickName; likelihood: string } | null {
	if (text === '') return null;
	for (const yardstick of ['PHIA', 'ICD 203'] as const)
		for (const { word } of YARDSTICKS[yardstick])
			if (text === `${yardstick}: ${word}`) return { yardstick, likelihood: word };
	issues.add({
		code: 'briefing/unknown-likelihood',
		field: names.likelihood,
		expected: 'a word of one of the two yardsticks',
		received: shown(text)
	});
	return null;
}

/** How likely something is says nothing without the something. */
function checkStatement({ likelihood, statement }: BriefingForm, issues: IssueList): void {
	if (likelihood === '' || statement !== '') return;
	issues.add({
		code: 'briefing/likelihood-of-nothing',
		field: names.statement,
		expected: `what “${likelihood.replace(/^[^:]*: /, '')}” is said of`,
		received: 'nothing',
		hint: 'name what may come to pass, or give no likelihood'
	});
}

/** The analyst may lower the evidence's rating, with a reason, never raise it (method, section 6). */
function confidenceOf(
	form: BriefingForm,
	highest: ConfidenceLevel | null,
	issues: IssueList
): ConfidenceLevel | null {
	if (form.confidence === '') return null;
	const level = CONFIDENCE_LEVELS.find((one) => one === form.confidence) ?? null;
	const most = highest === null ? -1 : CONFIDENCE_LEVELS.indexOf(highest);
	if (level === null || CONFIDENCE_LEVELS.indexOf(level) > most)
		issues.add({
			code: 'briefing/confidence-too-high',
			field: names.confidence,
			expected:
				highest === null
					? 'none, as there is no score'
					: `${CONFIDENCE_LEVELS.slice(0, most + 1).join(' or ')}: the evidence carries no more`,
			received: shown(form.confidence),
			hint: 'you may lower what the evidence carries, with a reason, but not raise it'
		});
	if (form.confidenceReason === '')
		issues.add({
			code: 'briefing/confidence-without-reason',
			field: names.confidenceReason,
			expected: 'a reason beside the confidence',
			received: 'none'
		});
	return level;
}

function checkLengths(form: BriefingForm, issues: IssueList): void {
	for (const key of Object.keys(LONGEST) as (keyof BriefingForm)[])
		if (form[key].length > LONGEST[key])
			issues.add({
				code: 'briefing/too-long',
				field: names[key],
				expected: `at most ${LONGEST[key]} characters`,
				received: `${form[key].length}`
			});
	for (const key of ONE_LINE)
		if (form[key].includes('\n'))
			issues.add({
				code: 'briefing/line-break',
				field: names[key],
				expected: 'one line',
				received: 'several'
			});
}

function checkWords(form: BriefingForm, yardstick: YardstickName | null, issues: IssueList): void {
	for (const key of ['title', 'statement', 'confidenceReason', 'text'] as const) {
		const joined = joinedSentence(form[key]);
		if (joined !== null)
			issues.add({
				code: 'briefing/joined',
				field: names[key],
				expected: 'likelihood and confidence in sentences of their own',
				received: shown(joined),
				hint: 'say first how likely it is; then, in another sentence, how sound the evidence is'
			});
		const foreign = yardstick === null ? null : foreignWord(form[key], yardstick);
		if (foreign !== null || mixesYardsticks(form[key]))
			issues.add({
				code: 'briefing/mixed-yardsticks',
				field: names[key],
				expected: `words of one yardstick${yardstick === null ? '' : `, here ${yardstick}`}`,
				received: foreign ?? 'words of both'
			});
	}
}

/** Reads the briefing form; `highest` is the confidence that the evidence itself carries. */
export function parseBriefingForm(
	typed: BriefingForm,
	highest: ConfidenceLevel | null
): Parsed<ParsedBriefingForm> {
	const form = tidied(typed);
	const issues = new IssueList(null);
	checkLengths(form, issues);
	const chosen = likelihoodOf(form.likelihood, issues);
	if (chosen !== null) checkStatement(form, issues);
	const confidence = confidenceOf(form, highest, issues);
	checkWords(form, chosen?.yardstick ?? null, issues);
	if (!issues.isEmpty) return { value: null, issues: issues.toArray() };
	const { title, statement, confidenceReason, text } = form;
	const isEmpty = [chosen, confidence].every((one) => one === null) && `${statement}${text}` === '';
	const judgement: Judgement = {
		yardstick: chosen?.yardstick ?? null,
		likelihood: chosen?.likelihood ?? null,
		statement,
		confidence,
		confidenceReason: confidence === null ? '' : confidenceReason,
		text
	};
	const { author, organisation, handling } = form;
	const signed = { author, organisation, handling };
	return { value: { title, signed, judgement: isEmpty ? null : judgement }, issues: [] };
}

/** The reasons given for edits, by indicator id; one line each, blank ones left out. */
export function parseReasons(typed: ReadonlyMap<string, string>): Parsed<ReadonlyMap<string, string>> {
	const issues = new IssueList(null);
	const reasons = new Map<string, string>();
	for (const [id, text] of typed) {
		const reason = tidy(text).replaceAll(/\s+/g, ' ');
		if (reason.length > LONGEST_REASON)
			issues.add({
				code: 'briefing/too-long',
				field: `Reason for ${shown(id)}`,
				expected: `at most ${LONGEST_REASON} characters`,
				received: `${reason.length}`
			});
		else if (reason !== '') reasons.set(id, reason);
	}
	return issues.isEmpty ? { value: reasons, issues: [] } : { value: null, issues: issues.toArray() };
}
