import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Day } from '#engine';
import { dayText, type Watch } from '#parse';
import {
	eventColumns,
	eventRecords,
	eventsKnown,
	figureRights,
	observationColumns,
	observationRecords,
	sourceColumns,
	sourceRecords
} from '#present';
import { citationFile } from './citations.ts';
import { csvTable, type CsvCell } from './csv.ts';
import { dataPackageOf, indicatorColumns } from './data-package-descriptor.ts';

const table = <Column extends string>(
	columns: readonly Column[],
	rows: readonly Readonly<Record<Column, CsvCell>>[]
): Uint8Array => strToU8(csvTable(columns, rows));

function indicatorRows(watch: Watch): Record<(typeof indicatorColumns)[number], CsvCell>[] {
	return watch.indicators.map((one) => ({
		id: one.id,
		name: one.name,
		group: one.group,
		question: one.question,
		unit: one.unit,
		scale: one.scale,
		frequency: one.frequencyText,
		scored: one.contextOnly ? 'false' : 'true',
		distant: one.contextOnly ? null : one.goalposts.distant,
		middle: one.contextOnly ? null : one.goalposts.middle,
		close: one.contextOnly ? null : one.goalposts.close
	}));
}

const weightColumns = ['scenario', 'indicator', 'weight', 'polarity', 'assumption', 'reason'] as const;

function weightRows(watch: Watch): Record<(typeof weightColumns)[number], CsvCell>[] {
	return watch.scenarios.flatMap((scenario) =>
		[...scenario.weights].map(([indicator, { weight, polarity, reason }]) => ({
			scenario: scenario.id,
			indicator,
			weight,
			polarity,
			assumption: scenario.assumptions.get(indicator)?.value ?? null,
			reason
		}))
	);
}

const licenseLine = ({ license }: Watch): string =>
	license === undefined ? '' : `The collection is under ${license.name} (${license.url}). `;

const readme = (
	watch: Watch,
	asOf: Day,
	origin: string
): string => `# ${watch.title}, as known on ${dayText(asOf)}

${watch.question}

- observations.csv: every figure published by ${dayText(asOf)}, with both dates, source, locator and grade.
- indicators.csv: what each measures, its unit and its goalposts.
- weights.csv: what each scenario weighs, with reasons.
- events.csv: dated events known by then.
- sources.csv, sources.json (CSL-JSON): where the figures come from.
- datapackage.json: the schema of these tables (Frictionless Data Package).

The files are data, not a forecast. Text cells that a spreadsheet might run as a formula are led by an apostrophe.
${licenseLine(watch)}${figureRights} Made at ${origin}/watch.zip?as-of=${dayText(asOf)}
`;

/** The whole watch as known on a date: one zip file, a Frictionless Data Package. The same state gives the same bytes. */
export function dataPackage(watch: Watch, asOf: Day, origin: string): Uint8Array<ArrayBuffer> {
	const observations = watch.indicators.flatMap((indicator) => observationRecords(indicator, asOf));
	const descriptor = dataPackageOf(watch, dayText(asOf), `${origin}/watch.zip?as-of=${dayText(asOf)}`);
	const files: Zippable = {
		'datapackage.json': strToU8(`${JSON.stringify(descriptor, null, '\t')}\n`),
		'README.md': strToU8(readme(watch, asOf, origin)),
		'observations.csv': table(observationColumns, observations),
		'indicators.csv': table(indicatorColumns, indicatorRows(watch)),
		'weights.csv': table(weightColumns, weightRows(watch)),
		'events.csv': table(eventColumns, eventRecords(eventsKnown(watch, asOf, null))),
		'sources.csv': table(sourceColumns, sourceRecords(watch, asOf)),
		'sources.json': strToU8(citationFile('json', [...watch.sources.values()]))
	};
	// A fixed time inside the archive, noon so that no zone moves it to another day.
	const mtime = `${dayText(asOf)}T12:00:00`;
	return zipSync(files, { level: 6, mtime });
}
