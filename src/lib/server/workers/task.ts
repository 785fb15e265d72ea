import { isHttpError } from '@sveltejs/kit';
import type { Day } from '#engine';
import type { Watch } from '#parse';
import type { DataFile, Hit } from '#present';
import { answerFile } from '../download/files/answer-file.ts';
import type { CurrentWatch } from '../watch/current-watch.ts';
import { overlayPageOf, type OverlayPageData } from '../watch/overlay-page.ts';
import { scenariosPageOf, type ScenariosPageData } from '../watch/scenarios-page.ts';
import { hitsOf } from '../watch/search.ts';

/** What takes long enough to hold up other readers, and is worked out beside the server. */
export type Task =
	| {
			readonly kind: 'file';
			readonly file: DataFile;
			readonly id: string;
			readonly url: string;
			readonly site: string;
	  }
	| { readonly kind: 'scenarios'; readonly query: string }
	| { readonly kind: 'overlay'; readonly query: string }
	| { readonly kind: 'search'; readonly query: string };

/** What comes of a task; a refusal is what the page would have thrown. */
export type Outcome =
	| { readonly kind: 'file'; readonly answer: FileAnswer }
	| { readonly kind: 'scenarios'; readonly page: ScenariosPageData }
	| { readonly kind: 'overlay'; readonly page: OverlayPageData }
	| { readonly kind: 'search'; readonly hits: readonly Hit[] }
	| { readonly kind: 'refused'; readonly status: number; readonly body: App.Error };

/** An answer that can go from thread to thread, and be remembered. */
export interface FileAnswer {
	readonly status: number;
	readonly headers: readonly (readonly [string, string])[];
	readonly body: Uint8Array<ArrayBuffer>;
}

/** A watch on the board; tasks are only for a server that has one. */
export type WorkingWatch = CurrentWatch & { readonly watch: Watch };

async function fileOutcome(
	{ file, id, url, site }: Extract<Task, { kind: 'file' }>,
	current: CurrentWatch,
	today: Day
): Promise<Outcome> {
	const response = answerFile(file, { locals: { current, today, site }, url: new URL(url) }, id);
	const body = new Uint8Array(await response.arrayBuffer());
	return { kind: 'file', answer: { status: response.status, headers: [...response.headers], body } };
}

/** Does a task, here and now. */
export async function doTask(task: Task, current: WorkingWatch, today: Day): Promise<Outcome> {
	try {
		if (task.kind === 'file') return await fileOutcome(task, current, today);
		if (task.kind === 'search') return { kind: 'search', hits: hitsOf(current.watch, task.query) };
		const query = new URLSearchParams(task.query);
		return task.kind === 'overlay'
			? { kind: 'overlay', page: overlayPageOf(current.watch, query, today) }
			: { kind: 'scenarios', page: scenariosPageOf(current.watch, query, today) };
	} catch (fault) {
		if (isHttpError(fault)) return { kind: 'refused', status: fault.status, body: fault.body };
		throw fault;
	}
}
