import { firstScreenOf } from '#present';
import type { DashboardViews } from '#state/dashboard/dashboard-views.ts';
import { LiveDashboard } from '#state/dashboard/live-dashboard.svelte.ts';
import { workedOutOnce } from '#state/once/worked-out-once.ts';
import type { DashboardBase } from './dashboard-base.ts';

/** Everything that the page of an address shows, made by what makes it in the browser after an edit. */
export function viewsOf(
	{ board, reference, draws }: DashboardBase,
	{ search, searchParams }: Pick<URL, 'search' | 'searchParams'>
): DashboardViews {
	return workedOutOnce(() => {
		const live: LiveDashboard = new LiveDashboard({
			board: () => board,
			draws,
			firstScreen: () => live.freshFirstScreen(firstScreenOf),
			reference: () => reference,
			search: () => search,
			parameters: () => searchParams,
			write: () => undefined
		});
		return live.views;
	});
}
