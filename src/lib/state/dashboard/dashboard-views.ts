import type {
	BoardView,
	DirectionStrip,
	FirstScreen,
	Headline,
	HistoryView,
	ScaleView,
	ScenarioControl,
	ScenarioPanel,
	YearEnds
} from '#present';

/** What an edit departs from. */
export interface Reference {
	readonly score: number | null;
	readonly scoreText: string | null;
	/** `Just close, holding`. */
	readonly verdict: string;
}

/** Everything that the dashboard shows, as plain data. */
export interface DashboardViews {
	readonly headline: Headline;
	readonly scale: ScaleView;
	readonly history: HistoryView;
	readonly strip: DirectionStrip;
	readonly rows: {
		readonly all: BoardView['groups'];
		readonly ordered: BoardView['groups'];
		readonly total: string | null;
	};
	readonly panel: ScenarioPanel;
	readonly controls: readonly ScenarioControl[];
	readonly firstScreen: FirstScreen;
	/** What is said of the address, not of every step. */
	readonly rested: {
		readonly search: string;
		readonly summary: string;
		readonly scale: string;
		readonly history: string;
		readonly strip: string;
		readonly years: YearEnds;
		readonly query: string;
	};
}
