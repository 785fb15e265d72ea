import { stringify } from 'csv-stringify/sync';
import { Document, parseDocument } from 'yaml';
import { OBSERVATION_COLUMNS } from '#parse';
import { extendWatch } from '#server/watch/extend-watch.ts';
import { watchFolderOf } from '../options.ts';
import type { ExitCode, Terminal } from '../terminal.ts';
import { said } from './extended.ts';
import { type AddIndicatorOptions, indicatorAnswers, type IndicatorAnswers } from './indicator-answers.ts';

/** indicator.yaml with its schema for editors named, and goalposts a line each. */
export function indicatorFile({ fields }: Pick<IndicatorAnswers, 'fields'>): string {
	const document = new Document(fields);
	for (const [name, post] of Object.entries(fields.goalposts ?? {}))
		document.setIn(['goalposts', name], document.createNode(post, { flow: true }));
	return `# yaml-language-server: $schema=../schemas/indicator.schema.json\n${document.toString({ lineWidth: 0 })}`;
}

/** observations.csv with the first row, or with the names of its columns alone. */
export function observationsFile({ row }: IndicatorAnswers): string {
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

/** `add-indicator`: a new folder with both files, and a weight in the watch's default scenario. */
export async function addIndicator(options: AddIndicatorOptions, terminal: Terminal): Promise<ExitCode> {
	const done = await extendWatch(watchFolderOf(options, terminal), async (standing) => {
		const answers = await indicatorAnswers(options, terminal, standing);
		const { id, weight } = answers;
		const files = new Map([
			[`${id}/indicator.yaml`, indicatorFile(answers)],
			[`${id}/observations.csv`, observationsFile(answers)]
		]);
		const scenario = `scenarios/${standing.watch.defaultScenario}.yaml`;
		if (weight !== null) files.set(scenario, withWeight(standing.textOf(scenario), id, weight));
		return files;
	});
	return said(done, options, terminal);
}
