import type { Day } from '#engine';

/** Colours by meaning; each surface brings its own values for them. */
export type Tone =
	'paper' | 'ink' | 'muted' | 'hairline' | 'neutral' | 'close' | 'distant' | 'close-wash' | 'distant-wash';

export type Palette = Readonly<Record<Tone, string>>;

/** The light theme's colours, as src/styles/colours.css has them: for pictures that leave the pages. */
export const lightPalette: Palette = {
	paper: '#fbfaf6',
	ink: '#1c2126',
	muted: '#565b60',
	hairline: '#dcd7ca',
	neutral: '#8b867a',
	close: '#0c6b74',
	distant: '#b4531a',
	'close-wash': '#e9f0ee',
	'distant-wash': '#f6ede5'
};

export interface ChartTick {
	readonly at: number;
	readonly text: string;
}

/** One point in words and numbers; `y` is null where there is a gap. */
export interface ChartPoint {
	readonly x: Day;
	readonly y: number | null;
	/** None: the line runs on. Hollow: stale, or not counted. */
	readonly dot: 'none' | 'full' | 'hollow' | 'cross';
	/** What a reader hears or sees on coming to it. */
	readonly text: string;
}

export interface ChartLine {
	readonly name: string;
	readonly meaning: string;
	readonly tone: Tone;
	readonly width: number;
	readonly stroke: 'solid' | 'dashed' | 'none';
	/** Carried forward until the next point, instead of straight to it. */
	readonly stepped: boolean;
	readonly points: readonly ChartPoint[];
}

/** A name beside a marker's line: its row from the top, and on which side of the line it stands. */
export interface MarkerLabel {
	readonly text: string;
	readonly row: number;
	readonly side: 'left' | 'right';
}

/** A numbered event. */
export interface ChartMarker {
	readonly number: number;
	readonly day: Day;
	readonly date: string;
	readonly title: string;
	readonly category: string;
	readonly href: string;
	/** On the page where there is room for it. */
	readonly label?: MarkerLabel | null;
}

/** Everything a chart shows, before any surface: the page's own SVG, a canvas and a file all draw this. */
export interface ChartDefinition {
	readonly id: string;
	readonly title: string;
	/** One sentence for who can't see it. */
	readonly summary: string;
	readonly x: { readonly from: Day; readonly to: Day; readonly ticks: readonly ChartTick[] };
	readonly y: {
		readonly from: number;
		readonly to: number;
		readonly ticks: readonly ChartTick[];
		readonly scale: 'linear' | 'log';
		/** Width of the axis in pixels; null: as wide as its words. */
		readonly width: number | null;
	};
	/** Shaded across the whole width, between two values. */
	readonly areas: readonly {
		readonly from: number;
		readonly to: number;
		readonly tone: Tone;
		readonly text: string;
		readonly textTone: Tone;
	}[];
	/** Lines across the whole width; dashed ones are assumed. */
	readonly rules: readonly {
		readonly at: number;
		readonly tone: Tone;
		readonly text: string;
		readonly dashed: boolean;
	}[];
	/** Error bands: low to high as long as the value stands. */
	readonly ranges: readonly {
		readonly from: Day;
		readonly to: Day;
		readonly low: number;
		readonly high: number;
	}[];
	/** What a value covers, where that is longer than a year. */
	readonly windows: readonly { readonly from: Day; readonly to: Day; readonly at: number }[];
	readonly lines: readonly ChartLine[];
	readonly markers: readonly ChartMarker[];
}
