import { shown } from '#parse';
import type { FoundObservation, Harvest, ImportLog } from '../../reading/import-log.ts';
import type { JsonRecord } from '../../reading/file/json-stream.ts';
import { RowFilter } from '../../reading/table/row-filter.ts';
import { complainOfSeries, scaleOf, sdmxPeriod, sdmxStatus } from '../../reading/shared/sdmx-values.ts';
import { foreignNumber } from '../../reading/table/selection.ts';
import { textChunks } from '../../reading/file/text-stream.ts';
import type { SdmxJsonBlock } from './block.ts';
import {
	attributeOf,
	codesOf,
	dataSetsOf,
	listOf,
	recordOf,
	type Structure,
	structureOf
} from './sdmx-structure.ts';

/** The structure that explains a message may stand at its end, so the whole of it is held. */
const LONGEST = 32 * 1024 * 1024;

/**
 * SDMX-JSON 1.0 and 2.0 as OECD, ECB, ABS or Norges Bank send it, by series or flat. `where` must leave one series: two
 * are an issue, not a choice.
 */
export async function readSdmxJson(
	chunks: AsyncIterable<Uint8Array>,
	block: SdmxJsonBlock,
	log: ImportLog
): Promise<Harvest> {
	const message = await messageOf(chunks, log);
	if (message === null) return log.harvest([]);
	const structure = structureOf(message);
	if (structure === null) complainOfStructure('none', log);
	else if (structure.grouped.some((id) => id === 'UNIT_MULT' || id === 'OBS_STATUS'))
		complainOfStructure('UNIT_MULT or OBS_STATUS by groups of series', log);
	else if (structure.measures > 1) complainOfStructure(`${structure.measures} figures for each key`, log);
	if (structure === null || log.isStopped()) return log.harvest([]);
	const found = new MessageReader(structure, block, log);
	for (const set of dataSetsOf(message)) if (set.action !== 'Delete') found.takeSet(set);
	return log.harvest(found.observations());
}

async function messageOf(chunks: AsyncIterable<Uint8Array>, log: ImportLog): Promise<JsonRecord | null> {
	const parts: string[] = [];
	let length = 0;
	for await (const part of textChunks(chunks, log)) {
		length += part.length;
		if (length > LONGEST) break;
		parts.push(part);
	}
	if (log.isStopped()) return null;
	if (length > LONGEST)
		complainOfText('a message of at most 32 MiB', 'a longer one', 'ask for fewer series', log);
	else
		try {
			return recordOf(JSON.parse(parts.join('')));
		} catch (error) {
			const cut = /end of (?:JSON )?input|unterminated/i.test(String(error));
			if (cut) complainOfCut(log);
			else complainOfText('JSON', String(error).slice(0, 100), 'open the file to see what was answered', log);
		}
	return null;
}

class MessageReader {
	readonly #structure: Structure;
	readonly #block: SdmxJsonBlock;
	readonly #log: ImportLog;
	readonly #filter: RowFilter;
	/** Places of the period among the dimensions of its level. */
	readonly #time: { readonly level: 'series' | 'observation'; readonly place: number } | null;
	/** Codes of the first observation, by the dimensions' places. */
	#chosen: readonly string[] = [];
	readonly #found = new Map<string, { readonly observation: FoundObservation; readonly series: string }>();

	constructor(structure: Structure, block: SdmxJsonBlock, log: ImportLog) {
		this.#structure = structure;
		this.#block = block;
		this.#log = log;
		const { dataSet, series, observation } = structure.dimensions;
		const ids = [...dataSet, ...series, ...observation].map(({ id }) => id);
		this.#filter = new RowFilter(block.where, ids, log);
		const place = (level: 'series' | 'observation'): number =>
			structure.dimensions[level].findIndex(({ id }) => id === 'TIME_PERIOD');
		this.#time =
			place('observation') >= 0
				? { level: 'observation', place: place('observation') }
				: place('series') >= 0
					? { level: 'series', place: place('series') }
					: null;
		if (this.#time === null) complainOfStructure('no dimension TIME_PERIOD', log);
	}

	takeSet(set: JsonRecord): void {
		const setAttributes = listOf(set.attributes);
		const flat = recordOf(set.observations);
		this.#takeSeries('', flat, setAttributes, []);
		for (const [key, value] of Object.entries(recordOf(set.series))) {
			const series = recordOf(value);
			this.#takeSeries(key, recordOf(series.observations), setAttributes, listOf(series.attributes));
		}
	}

	observations(): readonly FoundObservation[] {
		this.#filter.complainIfEmpty();
		this.#filter.tellUnsaid(this.#chosen, (name) => name !== 'TIME_PERIOD');
		const from = String(this.#block.from ?? '');
		return [...this.#found.values()]
			.map(({ observation }) => observation)
			.filter(({ period }) => period >= from);
	}

	#takeSeries(
		key: string,
		observations: JsonRecord,
		setAttributes: readonly unknown[],
		seriesAttributes: readonly unknown[]
	): void {
		const { dimensions, attributes } = this.#structure;
		for (const [at, cells] of Object.entries(observations)) {
			if (this.#log.isStopped()) return;
			this.#log.rows += 1;
			const [series, own] = [codesOf(key, dimensions.series), codesOf(at, dimensions.observation)];
			if (series === null || own === null) {
				complainOfStructure(`nothing for ${key}/${at}`, this.#log);
				return;
			}
			const fixed = dimensions.dataSet.map(({ values }) => values[0] ?? { id: '', name: '' });
			const codes = [...fixed, ...series, ...own];
			if (!this.#filter.has((place) => [codes[place]?.id ?? '', codes[place]?.name ?? ''])) continue;
			if (this.#found.size === 0) this.#chosen = codes.map(({ id }) => id);
			const [value, ...given] = listOf(cells);
			const attribute = (id: string): string =>
				attributeOf(id, attributes.observation, given) ||
				attributeOf(id, attributes.series, seriesAttributes) ||
				attributeOf(id, attributes.dataSet, setAttributes);
			this.#take(value, { series, own }, attribute('UNIT_MULT'), attribute('OBS_STATUS'));
		}
	}

	#take(
		value: unknown,
		{ series, own }: Readonly<Record<'series' | 'own', readonly { readonly id: string }[]>>,
		multiplier: string,
		status: string
	): void {
		if (value === null || value === undefined || this.#time === null) return;
		const { level, place } = this.#time;
		const written = (level === 'series' ? series : own)[place]?.id ?? '';
		const period = sdmxPeriod(written, null, this.#log);
		const scale = scaleOf(multiplier, null, this.#log);
		if (period === null || scale === null) return;
		const text = typeof value === 'string' || typeof value === 'number' ? `${value}` : JSON.stringify(value);
		const number = foreignNumber(text, this.#log.rows, 'value', this.#log);
		if (number === null) return;
		const others = [...series, ...own].map(({ id }) => id).filter((id) => id !== written);
		const name = others.join(' ');
		const held = this.#found.get(period);
		const figure = (number * scale) / (this.#block.divide ?? 1);
		if (held !== undefined) {
			const isSame = held.series === name && held.observation.value === figure;
			if (!isSame) complainOfSeries(held.series, name, null, this.#log);
			return;
		}
		this.#found.set(period, {
			series: name,
			observation: {
				period,
				value: figure,
				low: null,
				high: null,
				status: sdmxStatus(status),
				locator: [...others, period].join(', '),
				note: ''
			}
		});
	}
}

function complainOfStructure(received: string, log: ImportLog): void {
	log.issues.add({
		code: 'import/bad-json',
		field: 'structure',
		expected:
			'a structure that says what the numbers of each key stand for, with TIME_PERIOD among the dimensions',
		received: shown(received),
		hint: 'ask for SDMX-CSV instead'
	});
}

function complainOfText(expected: string, received: string, hint: string, log: ImportLog): void {
	log.issues.add({ code: 'import/bad-json', expected, received, hint });
}

function complainOfCut(log: ImportLog): void {
	log.issues.add({
		code: 'import/truncated',
		expected: 'a closing bracket',
		received: 'the end of the file',
		hint: 'the download may have been cut short; fetch it again'
	});
}
