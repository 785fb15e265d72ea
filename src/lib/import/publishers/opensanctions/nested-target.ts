import type { JsonRecord } from '../../reading/file/json-stream.ts';

/** A target, whichever file tells of it. */
export interface Target {
	readonly id: string;
	readonly schema: string;
	readonly countries: readonly string[];
	readonly programmes: readonly string[];
	readonly datasets: readonly string[];
	/** Whether it says that the target is under a sanction: by its topics, else by a programme or a sanction's words. */
	readonly isSanctioned: boolean;
	/** The day it was last seen on a list, with a time. */
	readonly seen: string;
}

/** Properties that name a country, of any schema. */
const COUNTRIES = [
	'country',
	'nationality',
	'citizenship',
	'jurisdiction',
	'mainCountry',
	'birthCountry',
	'flag'
];

/** A target of targets.nested.json; its programmes stand in the sanctions nested in it. */
export function nestedTarget(record: JsonRecord): Target {
	const properties = recordOf(record.properties);
	const sanctions = listOf(properties.sanctions).map((sanction) => recordOf(recordOf(sanction).properties));
	const ids = [properties, ...sanctions].flatMap((one) => [
		...textsOf(one.programId),
		...textsOf(one.program)
	]);
	const topics = textsOf(properties.topics);
	return {
		id: textOf(record.id),
		schema: textOf(record.schema),
		countries: COUNTRIES.flatMap((name) => textsOf(properties[name])),
		programmes: ids,
		datasets: textsOf(record.datasets),
		isSanctioned: topics.length > 0 ? topics.some(isOfSanction) : ids.length + sanctions.length > 0,
		seen: textOf(record.last_seen)
	};
}

/** Owners and relatives of the sanctioned (`sanction.linked`), the wanted and the barred are under none themselves. */
function isOfSanction(topic: string): boolean {
	return topic === 'sanction' || topic === 'sanction.counter';
}

function recordOf(value: unknown): JsonRecord {
	return typeof value === 'object' && value !== null ? (value as JsonRecord) : {};
}

function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? (value as unknown[]) : [];
}

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : '';
}

function textsOf(value: unknown): readonly string[] {
	return listOf(value).filter((one) => typeof one === 'string');
}
