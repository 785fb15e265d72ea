import type { Printer } from './print-pdf.ts';

/** The reader has a file in the making already. */
export class ReaderBusy extends Error {}

/** So many files wait to be made that another would wait too long. */
export class DeskBusy extends Error {}

/** A file that took too long; the browser that made it was ended. */
export class TookTooLong extends Error {}

/** Makes files one after the other with one browser, which is started when it is needed and ended when it isn't. */
export interface PrintDesk {
	/** Rejects with ReaderBusy, DeskBusy or TookTooLong, with what `act` throws, or with what the start of a browser does. */
	print<T>(reader: string, act: (printer: Printer) => Promise<T>): Promise<T>;
	/** Files in the making, the waiting ones included. */
	waiting(): number;
}

export interface DeskLimits {
	/** Files that may wait or be made at a time. */
	readonly most: number;
	/** In milliseconds: for a file, and for a browser without work. */
	readonly longest: number;
	readonly idle: number;
}

const DESK_LIMITS: DeskLimits = { most: 5, longest: 60_000, idle: 30_000 };

export function openPrintDesk(start: () => Promise<Printer>, limits: DeskLimits = DESK_LIMITS): PrintDesk {
	const readers = new Set<string>();
	let printer: Promise<Printer> | null = null;
	let last: Promise<unknown> = Promise.resolve();
	let rest: NodeJS.Timeout | null = null;

	function end(): void {
		const ended = printer;
		printer = null;
		ended?.then((one) => one.close()).catch(() => undefined);
	}

	async function make<T>(act: (printer: Printer) => Promise<T>): Promise<T> {
		if (rest !== null) clearTimeout(rest);
		let tellLate: () => void = () => undefined;
		const tooLong = new Promise<never>((_, reject) => {
			tellLate = () => reject(new TookTooLong('The file took too long to make.'));
		});
		const late = setTimeout(() => tellLate(), limits.longest);
		try {
			printer ??= start();
			return await Promise.race([printer.then(act), tooLong]);
		} catch (fault) {
			// A browser that failed once isn't trusted with the next file.
			end();
			throw fault;
		} finally {
			clearTimeout(late);
			rest = setTimeout(end, limits.idle).unref();
		}
	}

	return {
		waiting: () => readers.size,
		async print(reader, act) {
			if (readers.has(reader)) throw new ReaderBusy('A file is being made for you already.');
			if (readers.size >= limits.most) throw new DeskBusy('Too many files are being made.');
			readers.add(reader);
			const turn = last.then(() => make(act));
			last = turn.catch(() => undefined);
			try {
				return await turn;
			} finally {
				readers.delete(reader);
			}
		}
	};
}
