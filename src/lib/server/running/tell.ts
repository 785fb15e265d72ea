import { issueText } from '#present';
import { ArchiveFault, type Archive } from '../archive/archive.ts';
import { archiveAround } from '../archive/archive-around.ts';
import type { CurrentWatch } from '../watch/current-watch.ts';
import { newsOf, type Log } from './log.ts';
import { countQuestion, countReload } from './metrics.ts';

/** What is said of each reading of the folder that found other files. */
export function tellReading(log: Log, folder: string): (now: CurrentWatch, before: CurrentWatch) => void {
	return ({ watch, digest, issues }, before) => {
		countReload(issues.length);
		const [first] = issues;
		if (first !== undefined) {
			const what = watch === null ? 'there is no board to show' : 'the last good state stays up';
			log.warn(`the watch folder has issues; ${what}`, {
				folder,
				issues: issues.length,
				first: issueText(first)
			});
			return;
		}
		const facts = { folder, digest: digest?.slice(0, 12), indicators: watch?.indicators.length };
		log.info(before.issues.length > 0 ? 'the watch folder is sound again' : 'the watch was read', facts);
	};
}

/** The archive, counting what it is asked, with a log line for whatever it can't do: the same fault once a minute at most. */
export function tellArchiveFaults(log: Log, open: () => Promise<Archive>): () => Promise<Archive> {
	const isNews = newsOf();
	const tell = (fault: unknown): never => {
		if (fault instanceof ArchiveFault && isNews(fault.message)) log.fault('the archive', fault);
		throw fault;
	};
	const note = <T>(answer: Promise<T>): Promise<T> => {
		countQuestion();
		return answer.catch(tell);
	};
	const listening = new WeakMap<Archive, Archive>();
	return async () => {
		const archive = await open().catch(tell);
		const known = listening.get(archive) ?? archiveAround(archive, note);
		listening.set(archive, known);
		return known;
	};
}
