import { shown } from '#parse';
import type { ImportLog } from '../import-log.ts';

export type JsonRecord = Readonly<Record<string, unknown>>;

const LONGEST_RECORD = 1024 * 1024;
const DEEPEST = 100;

/**
 * The records of a JSON answer as it comes: every object that is an item of a list, whatever lies around the list; with
 * `isLines` every object that stands by itself, as in files of a record a line.
 * Memory holds one record. What is no JSON, or ends too early, is an issue and stops the reading.
 */
export async function* jsonRecords(
	texts: AsyncIterable<string>,
	log: ImportLog,
	isLines = false
): AsyncGenerator<readonly JsonRecord[], void, void> {
	const reader = new RecordReader(log, isLines);
	for await (const text of texts) {
		const records = reader.take(text);
		if (records.length > 0) yield records;
		if (log.isStopped()) return;
	}
	if (!log.isStopped()) reader.end();
}

class RecordReader {
	readonly #log: ImportLog;
	readonly #isLines: boolean;
	/** Opening brackets around the place reached. */
	readonly #open: string[] = [];
	#text = '';
	#at = 0;
	/** Where the record begins in `#text`, and how deep; -1 outside of records. */
	#start = -1;
	#startDepth = 0;
	#isInString = false;
	#isEscaped = false;
	#hasBegun = false;

	constructor(log: ImportLog, isLines: boolean) {
		this.#log = log;
		this.#isLines = isLines;
	}

	take(text: string): JsonRecord[] {
		this.#text += text;
		const records: JsonRecord[] = [];
		for (; this.#at < this.#text.length && !this.#log.isStopped(); this.#at += 1) {
			const record = this.#step(this.#text[this.#at] ?? '');
			if (record !== null) records.push(record);
		}
		const keep = this.#start < 0 ? this.#at : this.#start;
		this.#text = this.#text.slice(keep);
		this.#at -= keep;
		if (this.#start >= 0) this.#start = 0;
		if (this.#text.length > LONGEST_RECORD) this.#fault('records of at most 1 MiB', 'a longer one');
		return records;
	}

	end(): void {
		if (!this.#hasBegun) this.#fault('JSON', 'an empty file');
		else if (this.#open.length > 0 || this.#isInString)
			this.#log.issues.add({
				code: 'import/truncated',
				expected: `a closing ${this.#open.at(-1) === '[' ? ']' : '}'}`,
				received: 'the end of the file',
				hint: 'the download may have been cut short; fetch it again'
			});
	}

	#step(mark: string): JsonRecord | null {
		if (this.#isInString) {
			if (this.#isEscaped) this.#isEscaped = false;
			else if (mark === '\\') this.#isEscaped = true;
			else if (mark === '"') this.#isInString = false;
			return null;
		}
		if (!this.#hasBegun && !/\s/.test(mark)) {
			this.#hasBegun = true;
			if (mark !== '{' && mark !== '[') this.#fault('JSON', shown(this.#text.slice(0, 40)));
		}
		if (mark === '"') this.#isInString = true;
		else if (mark === '{' || mark === '[') this.#enter(mark);
		else if (mark === '}' || mark === ']') return this.#leave(mark);
		return null;
	}

	#enter(mark: string): void {
		const isRecord = this.#isLines ? this.#open.length === 0 : this.#open.at(-1) === '[';
		if (mark === '{' && this.#start < 0 && isRecord) {
			this.#start = this.#at;
			this.#startDepth = this.#open.length;
		}
		this.#open.push(mark);
		if (this.#open.length > DEEPEST) this.#fault(`at most ${DEEPEST} levels`, 'more');
	}

	#leave(mark: string): JsonRecord | null {
		if (this.#open.pop() !== (mark === '}' ? '{' : '[')) this.#fault('matching brackets', mark);
		if (this.#start < 0 || this.#open.length !== this.#startDepth || this.#log.isStopped()) return null;
		const text = this.#text.slice(this.#start, this.#at + 1);
		this.#start = -1;
		this.#log.rows += 1;
		try {
			return JSON.parse(text) as JsonRecord;
		} catch {
			this.#fault('JSON', shown(text));
			return null;
		}
	}

	#fault(expected: string, received: string): void {
		this.#log.issues.add({
			code: 'import/bad-json',
			expected,
			received,
			hint: 'the publisher may have answered with an error; open the file to see'
		});
	}
}
