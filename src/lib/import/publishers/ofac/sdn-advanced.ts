import { dayOf } from '#parse';
import type { EntryKind } from '../../reading/shared/entry-count.ts';
import type { ImportLog } from '../../reading/import-log.ts';
import { readXmlRecords, type XmlPart, type XmlRecord } from '../../reading/file/xml-records.ts';

type AddEntry = (id: string, type: EntryKind, programmes: readonly string[], line: number) => void;

/**
 * Reads SDN_ADVANCED.XML: parties first, with a kind by number; then entries, each with its list and its measures, of
 * which those of the type Program name the programmes. `otherList` is told of a list that isn't the SDN list.
 */
export async function readSdnAdvanced(
	texts: AsyncIterable<string>,
	add: AddEntry,
	otherList: (name: string) => void,
	log: ImportLog
): Promise<void> {
	const reader = new AdvancedReader(add, otherList, log);
	await readXmlRecords(
		texts,
		{
			root: 'Sanctions',
			file: 'SDN_ADVANCED.XML',
			records: ['DistinctParties/DistinctParty', 'SanctionsEntries/SanctionsEntry'],
			head: (part) => reader.note(part)
		},
		(record) => reader.take(record),
		log
	);
	log.released = reader.day;
}

class AdvancedReader {
	readonly #add: AddEntry;
	readonly #otherList: (name: string) => void;
	readonly #log: ImportLog;
	/** Words of the reference sets by set and number: `ListValues 1550`. */
	readonly #words = new Map<string, string>();
	readonly #partyTypes = new Map<string, string>();
	readonly #kinds = new Map<string, EntryKind>();
	readonly #date = new Map<string, number>();

	constructor(add: AddEntry, otherList: (name: string) => void, log: ImportLog) {
		this.#add = add;
		this.#otherList = otherList;
		this.#log = log;
	}

	/** The day of issue; null where the file gives none. */
	get day(): number | null {
		const [year, month, day] = ['Year', 'Month', 'Day'].map(
			(name) => this.#date.get(`DateOfIssue/${name}`) ?? 0
		);
		return dayOf(year ?? 0, month ?? 0, day ?? 0);
	}

	note({ path, text, attributes }: XmlPart): void {
		if (path.startsWith('DateOfIssue/')) this.#date.set(path, Number(text));
		const set = /^ReferenceValueSets\/(List|PartyType|PartySubType|SanctionsType)Values\/\w+$/.exec(
			path
		)?.[1];
		if (set === undefined) return;
		this.#words.set(`${set} ${attributes.ID ?? ''}`, text);
		if (set === 'PartySubType') this.#partyTypes.set(attributes.ID ?? '', attributes.PartyTypeID ?? '');
	}

	take(record: XmlRecord): void {
		if (record.name === 'DistinctParty') this.#takeParty(record);
		else this.#takeEntry(record);
	}

	#takeParty({ parts }: XmlRecord): void {
		const profile = parts.find(({ path }) => path === 'Profile')?.attributes ?? {};
		const sub = profile.PartySubTypeID ?? '';
		const word = (this.#words.get(`PartySubType ${sub}`) ?? '').toLowerCase();
		const type = (this.#words.get(`PartyType ${this.#partyTypes.get(sub) ?? ''}`) ?? '').toLowerCase();
		const kind =
			word === 'vessel' || word === 'aircraft' ? word : type === 'individual' ? 'individual' : 'entity';
		this.#kinds.set(profile.ID ?? '', kind);
	}

	#takeEntry({ attributes, parts, line }: XmlRecord): void {
		const list = this.#words.get(`List ${attributes.ListID ?? ''}`) ?? '';
		if (!/^SDN\b/i.test(list)) this.#otherList(list === '' ? 'a list without a name' : list);
		const programmes = this.#programmesOf(parts);
		const id = attributes.ProfileID ?? '';
		const kind = this.#kinds.get(id);
		if (kind === undefined) this.#complainOfParty(id, line);
		else this.#add(id, kind, programmes, line);
	}

	/** The comments of measures of the type Program; a comment ends right before its measure does. */
	#programmesOf(parts: readonly XmlPart[]): readonly string[] {
		const programmes: string[] = [];
		let comment = '';
		for (const { path, text, attributes } of parts)
			if (path === 'SanctionsMeasure/Comment') comment = text;
			else if (path === 'SanctionsMeasure') {
				const type = this.#words.get(`SanctionsType ${attributes.SanctionsTypeID ?? ''}`);
				if (type === 'Program' && comment !== '') programmes.push(comment);
				comment = '';
			}
		return programmes;
	}

	#complainOfParty(id: string, line: number): void {
		this.#log.issues.add({
			code: 'import/no-id',
			line,
			expected: 'a party for each entry',
			received: `none with the number ${id}`,
			hint: 'parts of the list may be missing; fetch the file again'
		});
	}
}
