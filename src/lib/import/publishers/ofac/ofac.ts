import type { OfacBlock } from './block.ts';
import { csvBatches } from '../../reading/file/csv-stream.ts';
import { EntryCount } from '../../reading/shared/entry-count.ts';
import type { Harvest, ImportLog } from '../../reading/import-log.ts';
import { complainOfKind, kindOfWord } from '../../reading/shared/list-reading.ts';
import { SeenKeys } from '../../reading/shared/seen-keys.ts';
import { peeked } from '../../reading/file/peeked.ts';
import { readSdnAdvanced } from './sdn-advanced.ts';
import { readSdnXml } from './sdn-xml.ts';
import { Selection } from '../../reading/table/selection.ts';
import { textChunks } from '../../reading/file/text-stream.ts';

/** SDN.CSV has twelve columns, always in this order; a header stands above them only if somebody added one. */
const WIDTH = 12;
/** How OFAC writes nothing, with a space behind it. */
const NOTHING = '-0-';
const place = { id: 0, type: 2, programme: 3 } as const;

/**
 * OFAC's list: entries of the programmes asked for, each once, individuals and entities apart. Reads SDN.CSV, with a
 * header or as published, SDN.XML and SDN_ADVANCED.XML. The CSV gives no date, so `published` must.
 */
export async function readOfac(
	chunks: AsyncIterable<Uint8Array>,
	block: OfacBlock,
	published: number | null,
	log: ImportLog
): Promise<Harvest> {
	const programme = new Selection('programme', block.programme);
	const count = new EntryCount();
	const texts = textChunks(chunks, log);
	const { head, whole } = await peeked(texts, PEEK);
	const isXml = head.trimStart().startsWith('<');
	const isAdvanced = isXml && /<(?:\w+:)?Sanctions\b/.test(head);
	const keys = new SeenKeys('list entry', log);
	let foreign = '';
	const add = (id: string, type: string, programmes: readonly string[], line: number): void => {
		foreign ||= programmes.find((one) => OTHER_LIST.test(one)) ?? '';
		if (!programme.has(...programmes)) return;
		if (!keys.isNew(id, [type, ...programmes].join(' '), line)) return;
		// The CSV names no kind where it is an entity.
		const kind = kindOfWord(type.trim() === '' ? 'entity' : type);
		if (kind === null) complainOfKind(type, line, log);
		else count.add(id, kind, log);
	};
	const otherList = (name: string): void => {
		foreign ||= name;
	};
	if (isAdvanced) await readSdnAdvanced(whole, add, otherList, log);
	else if (isXml) await readSdnXml(whole, add, log);
	else await readSdnCsv(whole, add, log);
	if (foreign !== '') complainOfOtherList(foreign, log);
	keys.tell();
	programme.complainIfEmpty(log);
	const file = isAdvanced ? 'SDN_ADVANCED.XML' : isXml ? 'SDN.XML' : 'SDN.CSV';
	return count.harvest(block.kinds, file, published, log);
}

/** Enough for the root of an XML file. */
const PEEK = 1024;

type AddEntry = (id: string, type: string, programmes: readonly string[], line: number) => void;

/**
 * Programmes of OFAC's consolidated list of those who are not specially designated (NS-), of foreign sanctions evaders
 * and of military-industrial companies: the same schema, another list.
 */
const OTHER_LIST = /^(?:NS-|FSE-|CMIC-)/;

function complainOfOtherList(programme: string, log: ImportLog): void {
	log.issues.add({
		code: 'import/wrong-list',
		field: 'programme',
		expected: 'the list of specially designated nationals (SDN)',
		received: `another list of OFAC’s in the same form, with ${programme}`,
		hint: 'download SDN.XML or SDN.CSV, not the consolidated (non-SDN) list'
	});
}

async function readSdnCsv(texts: AsyncIterable<string>, add: AddEntry, log: ImportLog): Promise<void> {
	let entries = 0;
	let short: { line: number; width: number } | null = null;
	let begins = '';
	for await (const batch of csvBatches(texts, ',', log))
		for (const { line, cells } of batch) {
			const id = cells[place.id] ?? '';
			if (begins === '') begins = cells.join(',').slice(0, 80);
			if (short !== null) complainOfWidth(short, log);
			short = null;
			if (log.isStopped()) return;
			const isLong = cells.slice(WIDTH).some((one) => one.trim() !== '');
			const isEntry = /^\d+$/.test(id);
			if (isEntry && isLong) complainOfWidth({ line, width: cells.length }, log);
			// A header stands above the first entry, and has no mark for nothing in it.
			const isHeader = entries === 0 && cells.every((one) => one.trim() !== NOTHING);
			if (!isEntry && !isHeader && cells.length >= WIDTH) complainOfId(id, line, log);
			if (isEntry && cells.length >= WIDTH) {
				entries += 1;
				add(id, cell(cells, place.type), cell(cells, place.programme).split(/\]?\s*\[|\]\s*/), line);
			} else if (isEntry) short = { line, width: cells.length };
		}
	log.rows = entries;
	if (log.isStopped()) return;
	if (entries === 0) complainOfOtherFile(begins, log);
	else if (short !== null) complainOfCut(short, log);
}

function cell(cells: readonly string[], at: number): string {
	const text = (cells[at] ?? '').trim();
	return text === NOTHING ? '' : text;
}

function complainOfId(received: string, line: number, log: ImportLog): void {
	log.issues.add({
		code: 'import/no-id',
		line,
		expected: 'the number of each entry',
		received,
		hint: 'the file may have been changed by hand; download it anew'
	});
}

function complainOfOtherFile(begins: string, log: ImportLog): void {
	log.issues.add({
		code: 'import/wrong-file',
		expected: 'SDN.CSV, whose rows begin with a number and have 12 cells, or SDN.XML',
		received: begins === '' ? 'an empty file' : `a file that begins "${begins}"`,
		hint: 'ADD.CSV and ALT.CSV hold addresses and aliases; semicolons mean that a spreadsheet saved the file again'
	});
}

function complainOfCut({ line, width }: { line: number; width: number }, log: ImportLog): void {
	log.issues.add({
		code: 'import/truncated',
		line,
		expected: `${WIDTH} cells`,
		received: `${width} in the last row`,
		hint: 'the download may have been cut short; fetch it again'
	});
}

function complainOfWidth({ line, width }: { line: number; width: number }, log: ImportLog): void {
	log.issues.add({ code: 'import/ragged-row', line, expected: `${WIDTH} cells`, received: `${width}` });
}
