import { answerTo, outlookFor, type Question } from '#ask';
import type { SnapshotRecord } from '#briefing';
import { isEdited, type WatchScenario } from '#parse';
import {
	briefingViewOf,
	dateText,
	densityOf,
	headlineOf,
	historyViewOf,
	lensText,
	scaleSpanOf,
	scaleViewOf,
	verdictsOfOutlook,
	verdictWords,
	type ChartDefinition,
	type HistoryView,
	type ScaleView,
	type VerdictWord
} from '#present';
import { historyDefinition } from '../charts/history-picture.ts';

export type EmbedPart = 'verdict' | 'scale' | 'history';

/** What a page of another site shows of a watch. */
export interface EmbedView {
	readonly watchTitle: string;
	readonly question: string;
	readonly words: readonly VerdictWord[];
	/** Sentences under the verdict, most telling first. */
	readonly sentences: readonly string[];
	readonly scale: ScaleView | null;
	readonly history: { readonly title: string; readonly summary: string; readonly view: HistoryView } | null;
	/** `22 Nov 2026`. */
	readonly asOf: string;
	/** Scenario, and that it is edited; or the number of the briefing. */
	readonly lens: string;
	/** The page that it is taken from, as a path with its query. */
	readonly href: string;
	/** What must be said of it before anything else; blank where there is nothing. */
	readonly warning: string;
}

function scaleOf(question: Question<WatchScenario>): ScaleView {
	const { outlook, draws } = answerTo(question);
	const span = scaleSpanOf(outlook, draws);
	return scaleViewOf(outlook, densityOf(draws, span), span, question.watch);
}

/** Without the numbers of events: there is no room to tell what they stand for. */
const stillOf = (definition: ChartDefinition): HistoryView => historyViewOf({ ...definition, markers: [] });

function historyOf(question: Question<WatchScenario>): EmbedView['history'] {
	const definition = historyDefinition(question, ['real-time']);
	return { title: definition.title, summary: definition.summary, view: stillOf(definition) };
}

function verdictOf(
	question: Question<WatchScenario>,
	today: number,
	edited: boolean
): Pick<EmbedView, 'words' | 'sentences'> {
	const { watch, scenario } = question;
	const { words, sentence, sure } = headlineOf({
		...answerTo(question),
		names: watch,
		scenarioName: scenario.name,
		edited,
		today
	});
	// Day and scenario stand at the foot.
	return { words, sentences: [sentence, sure ?? ''].filter((text) => text !== '') };
}

function shortVerdict(question: Question<WatchScenario>): Pick<EmbedView, 'words' | 'sentences'> {
	const sides = verdictsOfOutlook(outlookFor(question));
	return { words: verdictWords(sides, null, question.watch), sentences: [] };
}

/** A part of the dashboard for what an address asks; `query` is the dashboard's own, without a question mark. */
export function embedOfQuestion(
	question: Question<WatchScenario>,
	today: number,
	{ part, query }: { readonly part: EmbedPart; readonly query: string }
): EmbedView {
	const { watch, scenario, asOf } = question;
	const edited = isEdited(scenario, watch);
	return {
		watchTitle: watch.title,
		question: watch.question,
		...(part === 'verdict' ? verdictOf(question, today, edited) : shortVerdict(question)),
		scale: part === 'scale' ? scaleOf(question) : null,
		history: part === 'history' ? historyOf(question) : null,
		asOf: dateText(asOf),
		lens: lensText(scenario.name, edited),
		href: query === '' ? '/' : `/?${query}`,
		warning: ''
	};
}

/** The same part of a briefing, which stays as it was taken; `sound` where its text is still the one that was kept. */
export function embedOfBriefing(
	id: string,
	record: SnapshotRecord,
	{ part, origin, sound }: { readonly part: EmbedPart; readonly origin: string; readonly sound: boolean }
): EmbedView {
	const view = briefingViewOf(id, record, origin);
	const { outlook, firmness } = record.result;
	const firm = {
		position: firmness.position ? { firm: firmness.position } : null,
		direction: firmness.direction ? { firm: firmness.direction } : null
	};
	const { title, summary } = view.history;
	return {
		watchTitle: view.watchTitle,
		question: view.question,
		words: verdictWords(verdictsOfOutlook(outlook), part === 'verdict' ? firm : null, record.watch),
		sentences: part === 'verdict' ? view.sentences.slice(0, 1) : [],
		scale: part === 'scale' ? view.scale : null,
		history: part === 'history' ? { title, summary, view: stillOf(view.frontHistory) } : null,
		asOf: view.asOf,
		lens: `${lensText(record.scenario.name, record.scenario.edited)}, briefing ${view.shortId}`,
		href: `/briefings/${id}`,
		warning: sound
			? ''
			: 'This briefing has been changed since it was taken, so its figures can’t be relied on.'
	};
}
