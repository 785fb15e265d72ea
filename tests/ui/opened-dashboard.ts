import { importShape } from '#import';
import { dayAt, parseWatchFolder } from '#parse';
import { outlookOf, termsOf } from '#engine';
import { scoredIndicators } from '#ask';
import { boardOf, firstScreenOf } from '#present';
import { boardText } from '#state/dashboard/sent-board.ts';
import type { Reference } from '#state/dashboard/dashboard-views.ts';
import { Dashboard, type DashboardPage } from '#state/dashboard/dashboard.svelte.ts';
import { LiveDashboard } from '#state/dashboard/live-dashboard.svelte.ts';
import type { LivePage } from '#state/dashboard/live-page.ts';
import { inventedFolder } from '../support/invented-watch.ts';

const read = parseWatchFolder(inventedFolder(), importShape);
if ('issues' in read) throw new Error(JSON.stringify(read.issues));
const { watch } = read;
const [scenario] = watch.scenarios;
if (!scenario) throw new Error('the invented watch has no scenario');
const day = dayAt(Date.UTC(2026, 7, 1));
const board = boardOf(watch, scenario, day, day);

const outlook = outlookOf({ ...termsOf(watch), indicators: scoredIndicators(watch), scenario, asOf: day });
const said = firstScreenOf({ board, scenario, outlook, draws: null, history: [], since: null });

/** What the scenario of the invented watch says without edits. */
export const reference: Reference = { score: 12, scoreText: '+12.0', verdict: 'Mixed, holding' };

/** A dashboard of the invented watch, live and as the server sends it, and the addresses it has written. */
export function openedDashboard(search = ''): {
	readonly live: LiveDashboard;
	readonly dashboard: Dashboard;
	/** What the page around it gives it. */
	readonly sent: LivePage & DashboardPage;
	readonly written: readonly string[];
} {
	const written: string[] = [];
	const page: LivePage = {
		board: () => board,
		firstScreen: () => said,
		reference: () => reference,
		search: () => search,
		parameters: () => new URLSearchParams(search),
		write: (address) => written.push(address)
	};
	const live = new LiveDashboard(page);
	const sent = { ...page, boardText: () => boardText(board), views: () => live.views };
	return { live, dashboard: new Dashboard(sent), sent, written };
}
