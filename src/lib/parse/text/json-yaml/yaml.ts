import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { directionSign } from '../direction.ts';
import { type IssueList, shown } from '../issue-list.ts';
import { directionComplaint } from '../text-file.ts';

export type Path = readonly (string | number)[];

/** A YAML file as plain data, and where in the text each part of it stands. Mappings have no prototype. */
export interface YamlData {
	readonly data: unknown;
	/** Line and column of the value at a path, or of its key; of the nearest existing parent if there is none. */
	place(path: Path, of: 'key' | 'value'): { readonly line: number; readonly column: number };
}

/** Files written by hand are a few kilobytes; the library needs seconds and much memory for a megabyte of brackets. */
const LARGEST = 256 * 1024;
const DEEPEST = 50;

/**
 * Reads one YAML 1.2 document (core schema). Null, with issues, when it has syntax errors, duplicate keys, anchors or
 * aliases (they can be nested to a size that fills the memory), tags, or isn't a mapping.
 */
export function parseYaml(text: string, issues: IssueList): YamlData | null {
	if (text.length > LARGEST) {
		issues.add({
			code: 'yaml/too-large',
			expected: `at most ${LARGEST} characters of YAML`,
			received: `${text.length}`
		});
		return null;
	}
	const reader = new YamlReader(text, issues);
	return issues.isEmpty ? reader.read() : null;
}

interface Places {
	readonly start: number;
	readonly keys: Map<string | number, { readonly key: number; readonly value: number }>;
}

class YamlReader implements YamlData {
	readonly #issues: IssueList;
	readonly #lines = new LineCounter();
	readonly #places = new WeakMap<object, Places>();
	readonly #text: string;
	data: unknown = null;

	constructor(text: string, issues: IssueList) {
		this.#text = text;
		this.#issues = issues;
	}

	read(): YamlData | null {
		const contents = this.#contents();
		if (contents !== null) this.data = this.#plain(contents, 0, 0);
		if (this.#issues.isEmpty && !isMap(contents))
			this.#complain(0, 'yaml/not-a-mapping', 'keys and values, as in "name: Baseline"', shown(this.data));
		return this.#issues.isEmpty ? this : null;
	}

	place(path: Path, of: 'key' | 'value'): { line: number; column: number } {
		let within: unknown = this.data;
		let offset = 0;
		for (const [index, key] of path.entries()) {
			const places = typeof within === 'object' && within !== null ? this.#places.get(within) : undefined;
			const found = places?.keys.get(key);
			if (found === undefined) break;
			offset = of === 'key' && index === path.length - 1 ? found.key : found.value;
			within = (within as Record<string | number, unknown>)[key];
		}
		return this.#position(offset);
	}

	/** The document's root, null if it is empty or broken. */
	#contents(): Node | null {
		try {
			const document = parseDocument(this.#text, {
				lineCounter: this.#lines,
				prettyErrors: false,
				version: '1.2',
				schema: 'core',
				stringKeys: true,
				// Our own check below is linear; the library's compares every key with every other.
				uniqueKeys: false,
				// Told nothing, the library doesn't mind a second document.
				logLevel: 'error'
			});
			for (const { pos, code, message } of document.errors)
				this.#complain(
					pos[0],
					code === 'MULTIPLE_DOCS' ? 'yaml/several-documents' : 'yaml/syntax',
					'YAML',
					message
				);
			if (document.directives.yaml.version !== '1.2')
				this.#complain(0, 'yaml/version', 'YAML 1.2', `YAML ${document.directives.yaml.version}`);
			return this.#issues.isEmpty ? document.contents : null;
		} catch (error) {
			// Thousands of brackets within one another exhaust the stack of the library.
			if (!(error instanceof RangeError)) throw error;
			this.#complain(0, 'yaml/too-deep', `at most ${DEEPEST} levels`, 'more');
			return null;
		}
	}

	#plain(node: Node | null, offset: number, depth: number): unknown {
		if (node === null) return null;
		const start = node.range?.[0] ?? offset;
		if (isAlias(node) || node.anchor !== undefined)
			return this.#refuse(start, 'yaml/alias', isAlias(node) ? 'an alias' : 'an anchor');
		if (node.tag !== undefined) return this.#refuse(start, 'yaml/tag', `the tag ${shown(node.tag)}`);
		if (depth > DEEPEST) return this.#refuse(start, 'yaml/too-deep', `more than ${DEEPEST} levels`);
		if (isScalar(node)) return this.#scalar(node.value, start);
		if (isMap(node)) return this.#mapping(node.items, start, depth);
		return isSeq(node) ? this.#list(node.items, start, depth) : null;
	}

	/** Escapes such as `"\u202e"` are read by now. */
	#scalar(value: unknown, at: number): unknown {
		const turned = typeof value === 'string' ? directionSign(value) : null;
		if (turned !== null) this.#issues.add(directionComplaint(turned.name, this.#position(at)));
		return value;
	}

	#mapping(pairs: readonly { key: unknown; value: unknown }[], start: number, depth: number): object {
		const data = Object.create(null) as Record<string, unknown>;
		const keys: Places['keys'] = new Map();
		for (const { key, value } of pairs) {
			const at = isScalar(key) ? (key.range?.[0] ?? start) : start;
			const name = isScalar(key) ? String(key.value) : '';
			if (isScalar(key) && key.anchor !== undefined) this.#refuse(at, 'yaml/alias', 'an anchor');
			this.#scalar(name, at);
			if (keys.has(name)) this.#complain(at, 'yaml/duplicate-key', 'each key once', `${shown(name)} again`);
			data[name] = this.#plain(value as Node | null, at, depth + 1);
			keys.set(name, { key: at, value: (value as Node | null)?.range?.[0] ?? at });
		}
		this.#places.set(data, { start, keys });
		return data;
	}

	#list(items: readonly unknown[], start: number, depth: number): unknown[] {
		const data = items.map((item) => this.#plain(item as Node | null, start, depth + 1));
		const keys: Places['keys'] = new Map();
		items.forEach((item, index) => {
			const at = (item as Node | null)?.range?.[0] ?? start;
			keys.set(index, { key: at, value: at });
		});
		this.#places.set(data, { start, keys });
		return data;
	}

	#refuse(offset: number, code: string, received: string): null {
		this.#complain(offset, code, 'plain keys, values and lists', received);
		return null;
	}

	#complain(offset: number, code: string, expected: string, received: string): void {
		this.#issues.add({ code, ...this.#position(offset), expected, received, hint: hints[code] ?? null });
	}

	#position(offset: number): { line: number; column: number } {
		const { line, col } = this.#lines.linePos(offset);
		return { line: Math.max(line, 1), column: Math.max(col, 1) };
	}
}

const hints: Readonly<Record<string, string>> = {
	'yaml/syntax': 'look for a missing quote, bracket or indentation at or above this place',
	'yaml/alias': 'write the value out wherever it is used',
	'yaml/tag': 'leave the tag out',
	'yaml/several-documents': 'one file holds one document; remove what follows ---',
	'yaml/version': 'remove the %YAML line'
};
