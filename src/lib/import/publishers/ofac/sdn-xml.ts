import sax from 'sax';
import { foreignDay } from '../../reading/foreign-date.ts';
import type { ImportLog } from '../../reading/import-log.ts';

type AddEntry = (id: string, type: string, programmes: readonly string[], line: number) => void;

/**
 * Reads SDN.XML as it comes; entities that a document type declares are never expanded. The file's own date is kept;
 * an XML file that isn't well-formed, or isn't an sdnList, is an issue.
 */
export async function readSdnXml(texts: AsyncIterable<string>, add: AddEntry, log: ImportLog): Promise<void> {
	const reader = new SdnReader(add, log);
	for await (const text of texts) {
		reader.write(text);
		if (log.isStopped()) return;
	}
	if (!log.isStopped()) reader.end();
}

class SdnReader {
	readonly #log: ImportLog;
	readonly #add: AddEntry;
	readonly #parser = sax.parser(true, { trim: true, position: true });
	readonly #path: string[] = [];
	#text = '';
	#entry: { id: string; type: string; programmes: string[] } | null = null;
	#announced: number | null = null;

	constructor(add: AddEntry, log: ImportLog) {
		this.#add = add;
		this.#log = log;
		this.#parser.onopentag = ({ name }) => this.#open(localName(name));
		this.#parser.onclosetag = () => this.#close();
		this.#parser.ontext = this.#parser.oncdata = (text) => {
			if (this.#text.length < 10_000) this.#text += text;
		};
		this.#parser.onerror = (error) => this.#fault(error);
	}

	write(text: string): void {
		this.#parser.write(text);
	}

	end(): void {
		this.#parser.close();
		if (this.#log.isStopped()) return;
		if (this.#announced === null || this.#announced === this.#log.rows) return;
		this.#log.notices.add({
			code: 'import/record-count',
			field: 'Record_Count',
			expected: `${this.#announced} entries, as the file says`,
			received: `${this.#log.rows}`,
			hint: 'parts of the list may be missing; fetch the file again'
		});
	}

	#open(name: string): void {
		if (this.#path.length === 0 && name !== 'sdnList') this.#otherFile(name);
		this.#path.push(name);
		this.#text = '';
		if (name === 'sdnEntry') this.#entry = { id: '', type: '', programmes: [] };
	}

	#close(): void {
		const name = this.#path.pop() ?? '';
		const parent = this.#path.at(-1);
		if (name === 'Publish_Date') this.#log.released = foreignDay(this.#text, 'month-first');
		else if (name === 'Record_Count') this.#announced = Number(this.#text);
		else if (name === 'program') this.#entry?.programmes.push(this.#text);
		else if (parent === 'sdnEntry' && name === 'uid' && this.#entry) this.#entry.id = this.#text;
		else if (name === 'sdnType' && this.#entry) this.#entry.type = this.#text;
		else if (name === 'sdnEntry' && this.#entry) {
			this.#log.rows += 1;
			this.#add(this.#entry.id, this.#entry.type, this.#entry.programmes, this.#parser.line + 1);
			this.#entry = null;
		}
		this.#text = '';
	}

	#otherFile(name: string): void {
		this.#log.issues.add({
			code: 'import/wrong-file',
			expected: 'SDN.XML, whose root is sdnList',
			received: `XML whose root is ${name}`,
			hint: 'a page in HTML means that the publisher answered with an error'
		});
	}

	#fault(error: Error): void {
		if (this.#log.isStopped()) return;
		const isCut = /unclosed root|unexpected end/i.test(error.message);
		this.#log.issues.add({
			code: isCut ? 'import/truncated' : 'import/bad-xml',
			line: this.#parser.line + 1,
			expected: isCut ? 'a closing tag' : 'well-formed XML',
			received: isCut ? 'the end of the file' : (error.message.split('\n')[0] ?? ''),
			hint: isCut ? 'the download may have been cut short; fetch it again' : null
		});
	}
}

function localName(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}
