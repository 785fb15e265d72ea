import { createHash } from 'node:crypto';
import { chartOf, lightPalette, type ChartDefinition } from '#present';
import { chartSvg, themed } from './chart-svg.ts';

/** A chart as inline SVG in the page's colours, drawn for a wide and for a narrow page. */
export interface StillChart {
	readonly wide: string;
	readonly narrow: string;
}

const wideSize = { width: 860, height: 300 };
const narrowSize = { width: 360, height: 260 };
/** More than a watch has indicators; each is some twenty kilobytes. */
const most = 200;

const kept = new Map<string, StillChart>();

function drawn(definition: ChartDefinition, size: { width: number; height: number }): string {
	const svg = themed(chartSvg(chartOf(definition, lightPalette), size));
	return svg.replace('<svg ', '<svg aria-hidden="true" focusable="false" ');
}

/** Draws a definition for the first paint; the same definition is drawn once and then kept. */
export function stillChartOf(definition: ChartDefinition): StillChart {
	// The definition itself is longer than what is drawn of it.
	const key = createHash('sha256').update(JSON.stringify(definition)).digest('base64');
	const held = kept.get(key);
	if (held) return held;
	const still = { wide: drawn(definition, wideSize), narrow: drawn(definition, narrowSize) };
	if (kept.size >= most) kept.delete(kept.keys().next().value ?? '');
	kept.set(key, still);
	return still;
}
