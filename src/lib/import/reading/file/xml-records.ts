import sax from 'sax';
import type { ImportLog } from '../import-log.ts';

/** One element of a list and what is in it, by local name. */
export interface XmlRecord {
	readonly name: string;
	readonly line: number;
	readonly attributes: Readonly<Record<string, string>>;
	/** Elements within, however deep, in the order of their ends. */
	readonly parts: readonly XmlPart[];
}

export interface XmlPart {
	/** Names from the record's child down: `Names/Name/Name6`. */
	readonly path: string;
	readonly text: string;
	readonly attributes: Readonly<Record<string, string>>;
}

export interface XmlForm {
	/** Local name of the root, and what the file is in words. */
	readonly root: string;
	readonly file: string;
	/** Paths, from below the root, of the elements that are records: `INDIVIDUALS/INDIVIDUAL`. */
	readonly records: readonly string[];
	/** Told the root's attributes, and elements outside of records. */
	readonly head?: (part: XmlPart) => void;
}

/** More than any entry of a list holds; beyond it nothing is kept. */
const MOST_PARTS = 20_000;
const LONGEST_TEXT = 2_000;

/**
 * Reads XML as it comes, a record at a time; memory holds one. Entities that a document type declares are never
 * expanded. A file that isn't well-formed, is cut short or has another root is an issue.
 */
export async function readXmlRecords(
	texts: AsyncIterable<string>,
	form: XmlForm,
	take: (record: XmlRecord) => void,
	log: ImportLog
): Promise<void> {
	const reader = new RecordReader(form, take, log);
	for await (const text of texts) {
		reader.write(text);
		if (log.isStopped()) return;
	}
	if (!log.isStopped()) reader.end();
}

class RecordReader {
	readonly #form: XmlForm;
	readonly #take: (record: XmlRecord) => void;
	readonly #log: ImportLog;
	readonly #parser = sax.parser(true, { trim: true, position: true });
	readonly #path: string[] = [];
	readonly #attributes: Readonly<Record<string, string>>[] = [];
	#text = '';
	#record: { name: string; line: number; depth: number; parts: XmlPart[] } | null = null;

	constructor(form: XmlForm, take: (record: XmlRecord) => void, log: ImportLog) {
		this.#form = form;
		this.#take = take;
		this.#log = log;
		this.#parser.onopentag = ({ name, attributes }) =>
			this.#open(localName(name), attributes as Record<string, string>);
		this.#parser.onclosetag = () => this.#close();
		this.#parser.ontext = this.#parser.oncdata = (text) => {
			if (this.#text.length < LONGEST_TEXT) this.#text += text.slice(0, LONGEST_TEXT);
		};
		this.#parser.onerror = (error) => this.#fault(error);
	}

	write(text: string): void {
		this.#parser.write(text);
	}

	end(): void {
		this.#parser.close();
	}

	#open(name: string, attributes: Readonly<Record<string, string>>): void {
		if (this.#path.length === 0) {
			if (name !== this.#form.root) this.#otherFile(name);
			else this.#form.head?.({ path: '', text: '', attributes });
		}
		this.#path.push(name);
		this.#attributes.push(attributes);
		this.#text = '';
		if (this.#record !== null || !this.#form.records.includes(this.#path.slice(1).join('/'))) return;
		this.#record = { name, line: this.#parser.line + 1, depth: this.#path.length, parts: [] };
	}

	#close(): void {
		const attributes = this.#attributes.pop() ?? {};
		const record = this.#record;
		if (record !== null && this.#path.length === record.depth) {
			this.#record = null;
			this.#log.rows += 1;
			this.#take({ name: record.name, line: record.line, attributes, parts: record.parts });
		} else {
			const path = this.#path.slice(record?.depth ?? 1).join('/');
			const part = { path, text: this.#text.trim(), attributes };
			if (record === null) this.#form.head?.(part);
			else if (record.parts.length < MOST_PARTS) record.parts.push(part);
		}
		this.#path.pop();
		this.#text = '';
	}

	#otherFile(name: string): void {
		this.#log.issues.add({
			code: 'import/wrong-file',
			expected: `${this.#form.file}, whose root is ${this.#form.root}`,
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

/** Texts of the parts at a path. */
export function textsAt({ parts }: XmlRecord, path: string): readonly string[] {
	return parts.filter((part) => part.path === path).map(({ text }) => text);
}
