import { stringify } from 'csv-stringify/sync';
import { Document, parseDocument } from 'yaml';
import { OBSERVATION_COLUMNS } from '#parse';

/** An entry of sources.json. */
export type SourceEntry = Readonly<Record<string, unknown>> & { readonly id: string };

/** indicator.yaml with its schema for editors named, and goalposts a line each. */
export function indicatorText(fields: Readonly<Record<string, unknown>>): string {
	const document = new Document(fields);
	for (const [name, post] of Object.entries(fields.goalposts ?? {}))
		document.setIn(['goalposts', name], document.createNode(post, { flow: true }));
	return `# yaml-language-server: $schema=../schemas/indicator.schema.json\n${document.toString({ lineWidth: 0 })}`;
}

/** observations.csv with one row, or with the names of its columns alone. */
export function observationsText(row: Readonly<Record<string, string>> | null): string {
	const rows = row === null ? [] : [OBSERVATION_COLUMNS.map((column) => row[column] ?? '')];
	return stringify([[...OBSERVATION_COLUMNS], ...rows]);
}

/** A scenario's file with one weight more; its comments stay. */
export function withWeight(
	text: string,
	id: string,
	weight: { readonly weight: number; readonly reason: string }
): string {
	const document = parseDocument(text);
	document.setIn(['weights', id], document.createNode(weight, { flow: true }));
	return document.toString({ lineWidth: 0 });
}

/** The list of sources with one entry more, and not a letter of the others changed. */
export function withSource(text: string, source: Readonly<Record<string, unknown>>): string {
	const end = text.lastIndexOf(']');
	const before = text.slice(0, end).trimEnd();
	const indent = /\n([ \t]+)\{/.exec(text)?.[1] ?? '\t';
	const entry = JSON.stringify(source, null, indent)
		.replaceAll(/(\[\s+)+[\d\s,]+(\s+\])+/g, (dates) => dates.replaceAll(/\s+/g, '').replaceAll(',', ', '))
		.replaceAll('\n', `\n${indent}`);
	return `${before}${before.endsWith('[') ? '' : ','}\n${indent}${entry}\n${text.slice(end)}`;
}

/** `2026-03` as CSL writes it. */
export function cslDate(text: string): { readonly 'date-parts': readonly (readonly number[])[] } {
	return { 'date-parts': [text.split('-').map(Number)] };
}
