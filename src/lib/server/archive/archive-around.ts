import type { Archive } from './archive.ts';
import { sentAround } from './sent-store.ts';

/** The same archive, each of whose answers goes through `around`. */
export function archiveAround(archive: Archive, around: <T>(answer: Promise<T>) => Promise<T>): Archive {
	return {
		save: (snapshot) => around(archive.save(snapshot)),
		textOf: (id) => around(archive.textOf(id)),
		list: (query) => around(archive.list(query)),
		count: (search) => around(archive.count(search)),
		latest: (...asked) => around(archive.latest(...asked)),
		idsBeginning: (prefix) => around(archive.idsBeginning(prefix)),
		correctionsOf: (id) => around(archive.correctionsOf(id)),
		revision: () => archive.revision(),
		sent: sentAround(() => archive.sent, around),
		close: () => archive.close()
	};
}
