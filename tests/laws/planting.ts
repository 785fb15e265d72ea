import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Engine } from './law.ts';
import { laws } from './laws.ts';

/** A mistake somebody could make: in `file`, `right` becomes `wrong`. */
export interface Plant {
	readonly mistake: string;
	/** Below the engine's folder. */
	readonly file: string;
	/** Stands once in the file. */
	readonly right: string;
	readonly wrong: string;
	/** The section of the method it breaks; its laws are tried first, to save time. */
	readonly section: number;
	/** No law knows it, but an example of tests/engine does. */
	readonly byExample?: true;
}

const source = fileURLToPath(new URL('../../src/lib/engine', import.meta.url));

/** A folder for copies of the engine; `remove` it when done. */
export class Workshop {
	readonly #folder = mkdtempSync(join(tmpdir(), 'planted-'));
	#copies = 0;

	constructor() {
		writeFileSync(join(this.#folder, 'package.json'), '{ "type": "module" }');
	}

	/** The folder of a copy of the engine with the mistake in it, and the copy itself; throws where `right` doesn't stand once. */
	async plant({ file, right, wrong }: Pick<Plant, 'file' | 'right' | 'wrong'>): Promise<{
		readonly folder: string;
		readonly engine: Engine;
	}> {
		this.#copies += 1;
		const folder = join(this.#folder, String(this.#copies));
		cpSync(source, folder, { recursive: true, filter: (path) => !path.endsWith('.json') });
		const path = join(folder, file);
		const parts = readFileSync(path, 'utf8').split(right);
		if (parts.length !== 2)
			throw new Error(`"${right}" stands ${parts.length - 1} times in ${file}, not once`);
		writeFileSync(path, parts.join(wrong));
		const engine = (await import(pathToFileURL(join(folder, 'index.ts')).href)) as Engine;
		return { folder, engine };
	}

	remove(): void {
		rmSync(this.#folder, { recursive: true });
	}
}

/** The first law that an engine breaks, those of `section` tried first; null where it breaks none. */
export function brokenLaw(engine: Engine, section: number): string | null {
	const first = laws.filter((law) => law.section === section);
	for (const { rule, check } of [...first, ...laws.filter((law) => law.section !== section)]) {
		try {
			check(engine);
		} catch {
			return rule;
		}
	}
	return null;
}
