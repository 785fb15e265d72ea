import { carriedHref } from '#parse';
import { shownQuery, tableOrderOf, tableOrderQuery, type ChartDefinition } from '#present';
import type { DashboardViews, Reference } from './dashboard-views.ts';
import type { LiveDashboard } from './live-dashboard.svelte.ts';

/** What the dashboard needs of the page around it: what the server sent, and the address bar. */
export interface DashboardPage {
	/** What the server has made of the address. */
	readonly views: () => DashboardViews;
	readonly boardText: () => string;
	/** The scenario without edits. */
	readonly reference: () => Reference;
	readonly search: () => string;
	readonly parameters: () => URLSearchParams;
	readonly write: (address: string, query: string) => void;
}

/** A link with the scenario as it `is`, unless it leads to another than the one that it `was`. */
function leadingOn({ pathname, searchParams, hash }: URL, was: URLSearchParams, is: URLSearchParams): string {
	const said = new URLSearchParams(searchParams);
	if (said.get('scenario') === was.get('scenario')) for (const name of was.keys()) said.delete(name);
	return carriedHref(`${pathname}?${said.toString()}${hash}`, is);
}

/**
 * The dashboard as the server has made it, until somebody is about to weigh or to read a point: then what weighs is
 * fetched, and everything follows from it. Nothing is reckoned again that the page already shows.
 */
export class Dashboard {
	readonly #page: DashboardPage;
	#live: LiveDashboard | null = $state.raw(null);
	#coming: Promise<LiveDashboard> | null = null;
	#routed = false;
	/** Edits that wait for what weighs. */
	#waiting = 0;

	readonly views: DashboardViews = $derived.by(() => this.#live?.views ?? this.#page.views());
	/** The history with all its points; null as long as nobody reads them. */
	readonly chart: ChartDefinition | null = $derived.by(() => this.#live?.chart ?? null);
	readonly edits = $derived.by(() => ({
		canUndo: this.#live?.edits.canUndo ?? false,
		canRedo: this.#live?.edits.canRedo ?? false,
		undo: () => this.#live?.edits.undo(),
		redo: () => this.#live?.edits.redo()
	}));
	readonly order = $derived.by(() => tableOrderOf(this.#page.parameters()));

	/** Of the scenario as it stands, whether or not the address has caught up. */
	get query(): string {
		return this.#live?.desk.query ?? this.views.rested.query;
	}

	constructor(page: DashboardPage) {
		this.#page = page;
	}

	/** Fetches what weighs, once; harmless to ask for early. */
	wake(): Promise<LiveDashboard> {
		return (this.#coming ??= this.#fetch());
	}

	/** What the address asks for beyond what was made beforehand, as of a published page, is applied here. */
	catchUp(): void {
		if (this.#page.search() !== this.#page.views().rested.search) this.act((live) => live.catchUp());
	}

	/** Acts on the live dashboard, in the order of the asking. */
	act(edit: (live: LiveDashboard) => void): void {
		if (this.#live !== null) {
			edit(this.#live);
			return;
		}
		this.#waiting += 1;
		void this.wake().then((live) => {
			edit(live);
			this.#waiting -= 1;
		});
	}

	/** Whether an edit still waits while a link is followed; then `go` is called with the address that carries it. */
	holdsBack(to: URL, go: (href: string) => void): boolean {
		if (this.#waiting === 0) return false;
		const { query } = this.views.rested;
		void this.wake().then((live) => {
			live.rest();
			go(leadingOn(to, new URLSearchParams(query), new URLSearchParams(live.desk.query)));
		});
		return true;
	}

	/** The slider is let go, a link is about to be followed or the page to be printed: everything follows now. */
	rest(): void {
		this.#live?.rest();
	}

	/** From now on the address can be written. */
	routed(): void {
		this.#routed = true;
		this.#live?.routed();
	}

	key(event: KeyboardEvent): void {
		this.#live?.key(event);
	}

	/** The query of the same scenario and table on another day, `2026-11-22`; null: on whatever day it is read. */
	queryOn(date: string | null): string {
		const query = new URLSearchParams(this.views.rested.query);
		if (date === null) query.delete('as-of');
		else query.set('as-of', date);
		return this.#queryWith(query.toString(), this.#page.parameters());
	}

	/** The query of the scenario as it stands with another span of changes, or other readings of the history. */
	queryShowing(name: 'since' | 'readings', value: string | null): string {
		const shown = new URLSearchParams(this.#page.parameters());
		if (value === null) shown.delete(name);
		else shown.set(name, value);
		return this.#queryWith(this.views.rested.query, shown);
	}

	#queryWith(query: string, shown: URLSearchParams): string {
		return [query, tableOrderQuery(this.order), shownQuery(shown)].filter(Boolean).join('&');
	}

	async #fetch(): Promise<LiveDashboard> {
		const { liveDashboardOf } = await import('./sent-dashboard.ts');
		const live = liveDashboardOf({ ...this.#page, firstScreen: () => this.#page.views().firstScreen });
		if (this.#routed) live.routed();
		this.#live = live;
		return live;
	}
}
