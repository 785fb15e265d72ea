import type { ChartDefinition } from '../chart/chart-definition.ts';
import type { BriefingView } from './briefing-view.ts';

function withThere(chart: ChartDefinition, there: (href: string) => string): ChartDefinition {
	return { ...chart, markers: chart.markers.map((marker) => ({ ...marker, href: there(marker.href) })) };
}

/** A briefing's view whose links lead to the server at `origin` also from a file that stands elsewhere. */
export function withOrigin(view: BriefingView, origin: string): BriefingView {
	const there = (href: string): string => (href.startsWith('/') ? `${origin}${href}` : href);
	const { history, frontHistory, moved, corrects, groups } = view;
	return {
		...view,
		history: withThere(history, there),
		frontHistory: withThere(frontHistory, there),
		moved: moved && { ...moved, href: there(moved.href) },
		corrects: corrects && { ...corrects, href: there(corrects.href) },
		groups: groups.map((group) => ({
			...group,
			rows: group.rows.map((row) => ({ ...row, page: there(row.page), href: there(row.href) }))
		}))
	};
}
