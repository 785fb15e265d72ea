import { NoArchive, type Archive } from '../archive/archive.ts';
import { archiveAround } from '../archive/archive-around.ts';

/** An archive for one answer, which notes what came of asking it. */
export interface NotedArchive {
	readonly open: () => Promise<Archive>;
	/** `unasked`; `answered`, each time; or `failed`, once at least, or hasn't answered yet. */
	readonly state: () => 'unasked' | 'answered' | 'failed';
}

/** Where there is no archive on a server that makes none, that is an answer too. */
export function notedArchive(open: () => Promise<Archive>): NotedArchive {
	let asked = 0;
	let answered = 0;
	const note = async <T>(answer: Promise<T>): Promise<T> => {
		asked += 1;
		try {
			const given = await answer;
			answered += 1;
			return given;
		} catch (fault) {
			if (fault instanceof NoArchive) answered += 1;
			throw fault;
		}
	};
	return {
		open: async () => archiveAround(await note(open()), note),
		state: () => (asked === 0 ? 'unasked' : asked === answered ? 'answered' : 'failed')
	};
}
